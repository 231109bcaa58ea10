// Fills in words of the interface: placeholders, and plural forms and numbers by the rules of the words' own language.

/**
 * @param {string} text - with placeholders such as `{count}`
 * @param {Readonly<Record<string, string | number>>} values
 */
export const fillWord = (text, values) =>
  text.replace(/\{(\w+)\}/g, (_, /** @type {string} */ name) => String(values[name]));

/**
 * @param {string} forms - the text for each plural category, as JSON
 * @param {number} count - picks the form and fills `{count}`
 * @param {Readonly<Record<string, string | number>>} [values]
 * @returns {string}
 */
export const countedWord = (forms, count, values) => {
  const texts = /** @type {Readonly<Record<string, string>>} */ (JSON.parse(forms));
  const language = '{{ word "language" }}';
  const category = new Intl.PluralRules(language).select(count);
  return fillWord(texts[category] ?? texts.other, { count: count.toLocaleString(language), ...values });
};
