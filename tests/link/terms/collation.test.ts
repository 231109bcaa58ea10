import { describe, expect, test } from 'vitest';
import { collationOf, compareKeys } from '../../../src/link/terms/collation.ts';

const sorted = (language: string, words: readonly string[]): readonly string[] => {
  const { keyOf } = collationOf(language);
  return [...words].sort((a, b) => compareKeys(keyOf(a), keyOf(b)) || (a < b ? -1 : 1));
};

const letters = (language: string, words: readonly string[]): readonly (string | undefined)[] => {
  const { keyOf, letterOf } = collationOf(language);
  return words.map((word) => letterOf(keyOf(word)).label);
};

describe('index entries', () => {
  test('are sorted by letters, upper case first if nothing else differs', () => {
    expect(sorted('en', ['borrow', 'box', 'Borrow', 'Bird'])).toEqual(['Bird', 'Borrow', 'borrow', 'box']);
  });

  test('are sorted without Markdown and code markup', () => {
    expect(sorted('en', ['`z`', '*a*', "'static", '_m_', '[b]', '{c}'])).toEqual([
      '*a*',
      '[b]',
      '{c}',
      '_m_',
      "'static",
      '`z`',
    ]);
  });

  test('are sorted symbols first, then digits, then letters', () => {
    expect(sorted('en', ['a', '~', '1', '#[b]', '`*`', '|x|', '10', '2'])).toEqual([
      '`*`',
      '#[b]',
      '|x|',
      '~',
      '1',
      '10',
      '2',
      'a',
    ]);
  });

  test('are sorted word by word', () => {
    expect(sorted('en', ['testing', 'test case', 'test'])).toEqual(['test', 'test case', 'testing']);
  });

  test('are sorted without accents, except in languages where they matter', () => {
    const words = ['zoo', 'Äpfel', 'apt', 'Ångström', 'öl', 'oz'];
    expect(sorted('de', words)).toEqual(['Ångström', 'Äpfel', 'apt', 'öl', 'oz', 'zoo']);
    expect(sorted('sv', words)).toEqual(['apt', 'oz', 'zoo', 'Ångström', 'Äpfel', 'öl']);
    expect(sorted('sv-FI', words)).toEqual(sorted('sv', words));
  });

  test('are sorted alike in composed and decomposed form', () => {
    expect(sorted('es', ['ocaso', 'n\u0303u', 'ñandú', 'nuez'])).toEqual([
      'nuez',
      'ñandú',
      'n\u0303u',
      'ocaso',
    ]);
  });

  test('are sorted in other alphabets', () => {
    expect(sorted('ru', ['ёж', 'яма', 'ель', 'дом', 'жук', 'йод', 'иск'])).toEqual([
      'дом',
      'ёж',
      'ель',
      'жук',
      'иск',
      'йод',
      'яма',
    ]);
    expect(sorted('uk', ['їжак', 'йод', 'ім', 'ирій'])).toEqual(['ирій', 'ім', 'їжак', 'йод']);
    expect(sorted('tr', ['Irmak', 'ip', 'hız', 'çay', 'dar', 'cam'])).toEqual([
      'cam',
      'çay',
      'dar',
      'hız',
      'Irmak',
      'ip',
    ]);
  });
});

describe('index entries in Arabic, Persian, Hebrew and Vietnamese', () => {
  test('are sorted without vowel signs and hamza', () => {
    expect(sorted('ar', ['إطار', 'باب', 'أسلوب', 'اسم', 'بَاء', 'ثابت'])).toEqual([
      'أسلوب',
      'اسم',
      'إطار',
      'بَاء',
      'باب',
      'ثابت',
    ]);
    expect(sorted('he', ['שׁוּרָה', 'שגיאה', 'בלוק'])).toEqual(['בלוק', 'שגיאה', 'שׁוּרָה']);
    expect(letters('ar', ['أسلوب', 'اسم', 'بَاب'])).toEqual(['ا', 'ا', 'ب']);
  });

  test('are sorted by the Persian alphabet', () => {
    const alphabet = Array.from('ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی');
    expect(sorted('fa', alphabet.toReversed())).toEqual(alphabet);
    expect(letters('fa', ['پرونده', 'یک'])).toEqual(['پ', 'ی']);
  });

  test('are sorted by the Vietnamese alphabet, tones after letters', () => {
    expect(sorted('vi', ['đá', 'ấn', 'ăn', 'dài', 'ao', 'ơi', 'ông', 'em'])).toEqual([
      'ao',
      'ăn',
      'ấn',
      'dài',
      'đá',
      'em',
      'ông',
      'ơi',
    ]);
    expect(letters('vi', ['ấn', 'ậm', 'đá', 'ờ'])).toEqual(['Â', 'Â', 'Đ', 'Ơ']);
  });
});

describe('the heading of an index entry', () => {
  test('is its first letter', () => {
    expect(letters('en', ['`code`', 'émigré', 'ßaa', 'Æon', '42', '`*`', '&str', '`&str`'])).toEqual([
      'C',
      'E',
      'S',
      'A',
      '0–9',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('is a letter of its own where the language has one', () => {
    expect(letters('sv', ['ål', 'ärta', 'zebra'])).toEqual(['Å', 'Ä', 'Z']);
    expect(letters('pl', ['łódź', 'lód'])).toEqual(['Ł', 'L']);
  });

  test('is its script where it has too many letters', () => {
    expect(letters('ja', ['索引', 'さくいん', 'サクイン', '색인', 'Индекс', 'ευρετήριο'])).toEqual([
      '漢字',
      'かな',
      'かな',
      '한글',
      'И',
      'Ε',
    ]);
  });
});
