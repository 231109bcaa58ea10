// Runs a Rust example at play.rust-lang.org when a reader asks for it, and shows what it prints.
'use strict';
window.runPlayground = async (pre, text) => {
  const code = /** @type {HTMLElement} */ (pre.querySelector('code'));
  /** @type {HTMLElement | null} */
  let result = pre.querySelector('.result');
  if (!result) {
    result = document.createElement('code');
    result.className = 'result';
    result.setAttribute('role', 'status');
    pre.append(result);
  }
  const edition = [...code.classList].find((name) => /^edition\d+$/.test(name))?.slice(7) ?? '2015';
  result.textContent = '{{ word "running" }}';
  try {
    const response = await fetch('https://play.rust-lang.org/evaluate.json', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        version: text.includes('#![feature') ? 'nightly' : 'stable',
        optimize: '0',
        code: text,
        edition,
      }),
      signal: AbortSignal.timeout(15000),
    });
    const answer = /** @type {{ result?: string, error?: string }} */ (await response.json());
    const output = answer.result ?? answer.error ?? '';
    result.textContent = output.trim() === '' ? '{{ word "no-output" }}' : output;
    result.classList.toggle('result-no-output', output.trim() === '');
  } catch (error) {
    const reason = /** @type {Error} */ (error).message;
    result.textContent = '{{ word "playground-unreachable" }}'.replace('{reason}', reason);
  }
};
