// Runs a Rust example at play.rust-lang.org when a reader asks for it, and shows what it prints.
'use strict';
window.runPlayground = async (pre) => {
  const code = pre.querySelector('code');
  let result = pre.querySelector('.result');
  if (!result) {
    result = document.createElement('code');
    result.className = 'result';
    result.setAttribute('role', 'status');
    pre.append(result);
  }
  const text = code.value ?? code.textContent;
  const edition = [...code.classList].find((name) => /^edition\d+$/.test(name))?.slice(7) ?? '2015';
  result.textContent = 'Running…';
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
    const answer = await response.json();
    const output = answer.result ?? answer.error ?? '';
    result.textContent = output.trim() === '' ? 'No output' : output;
    result.classList.toggle('result-no-output', output.trim() === '');
  } catch (error) {
    result.textContent = `The playground cannot be reached: ${error.message}`;
  }
};
