// Maps language names in info strings to Shiki grammars, without loading any.

/**
 * Every grammar of Shiki 4.6 (its file name in `shiki/langs/`), followed by its aliases: those of Shiki, highlight.js
 * 10 (used by mdBook 0.5) and GitHub and, for Rust, the attributes that make a block Rust in rustdoc.
 */
const table = `
abap, actionscript-3 actionscript as3 as, ada, ahk ahk1, ahk2, angular-html, angular-ts, apache apacheconf,
apex, apl, applescript, ara, asciidoc adoc, asm assembly x86asm armasm arm nasm gas s, astro, awk, ballerina, bat batch
cmd dos, beancount, berry be, bibtex, bicep, bird2 bird, blade, bsl 1c, c h, c3, cadence cdc, cairo, chapel
chpl, clarity, clojure clj edn, cmake, cobol, codeowners, codeql ql, coffee coffeescript cson iced,
common-lisp lisp, coq, cpp c++ cc h++ hpp hh hxx cxx ino arduino, crystal cr, csharp c# cs, css, csv, cue, cypher
cql, d, dart, dax, desktop, diff patch udiff, docker dockerfile, dotenv env, dream-maker, edge, elixir ex
exs, elm, emacs-lisp elisp, erb, erlang erl, fennel, fish, fluent ftl, fortran-fixed-form f for f77,
fortran-free-form f90 f95 f03 f08 f18 fortran, fsharp f# fs, gdresource tscn tres, gdscript gd, gdshader,
genie, gherkin, git-commit, git-rebase, gleam, glimmer-js gjs, glimmer-ts gts, glsl, gn, gnuplot, go golang,
graphql gql, groovy gradle, hack, haml, handlebars hbs html.hbs html.handlebars htmlbars mustache, haskell hs,
haxe, hcl, hjson, hlsl, html htm xhtml, html-derivative, http https, hurl, hxml, hy, imba, ini properties
cfg conf editorconfig, java jsp, javascript js cjs mjs node, jinja jinja2 j2 django, jison, json webmanifest,
json5, jsonc, jsonl, jsonnet, jssm fsl, jsx, julia jl, just justfile, kdl, kotlin kt kts, kusto kql, latex,
lean lean4, less, liquid, llvm, log, logo, lua, luau, make makefile mk mak gnumake, markdown md mkdown mkd,
marko, matlab, mdc, mdx, mermaid mmd, mipsasm mips, mojo, moonbit mbt mbti, move, narrat nar, nextflow nf,
nextflow-groovy, nginx nginxconf, nim nimrod, nix nixos, nsis, nushell nu, objective-c objc mm objectivec
obj-c, objective-cpp, ocaml ml, odin, openscad scad, org, pascal delphi, perl pl pm, php php3 php4 php5 php6
php7 php-template, pkl, plsql, po pot potx, polar, postcss, powerquery, powershell ps ps1 pwsh, prisma,
prolog, proto protobuf, pug jade, puppet, purescript, python py gyp ipython python3 python-repl pycon pyi,
qml, qmldir, qss, r, racket, raku perl6, razor, rbs ruby-signature, reg, regexp regex, rel, riscv, ron,
rosmsg, rst restructuredtext, ruby rb gemspec podspec thor irb, rust rs ignore no_run should_panic
compile_fail edition2015 edition2018 edition2021 edition2024 test_harness standalone_crate, sas, sass,
scala, scheme scm, scss, sdbl 1c-query, shaderlab shader, shellscript bash sh shell zsh ksh posix-sh,
shellsession console shell-session sh-session terminal, smalltalk, smithy, solidity, soy closure-templates,
sparql, splunk spl, sql mysql pgsql postgres postgresql psql sqlite, ssh-config, stata, stylus styl,
surrealql surql, svelte, swift, system-verilog sv, systemd, talonscript talon, tasl, tcl, templ, terraform
tf tfvars, tex, toml, ts-tags lit, tsv, tsx, turtle, twig, typescript ts cts mts, typespec tsp, typst typ,
v, vala, vb vbnet vbs, verilog, vhdl, viml vim vimscript, vue, vue-html, vue-vine, vyper vy, wasm wat wast,
wenyan 文言, wgsl, wikitext mediawiki wiki, wit, wolfram wl, xml rss atom xjb xsd plist wsf svg, xsl, yaml
yml, zenscript, zig
`;

/**
 * Names for code without highlighting; `text` is the canonical one. The colors of `ansi` are in the code itself
 * (`scan/markdown/tree/ansi.ts`).
 */
const plainNames = [
  'text',
  'txt',
  'plain',
  'plaintext',
  'none',
  'nohighlight',
  'no-highlight',
  'output',
  'ascii',
  'ansi',
  // What books in Rust call code that isn’t Rust, so that rustdoc doesn’t test it.
  'notrust',
];

export const PLAIN_LANGUAGE = 'text';

const canonical: ReadonlyMap<string, string> = new Map([
  ...plainNames.map((name) => [name, PLAIN_LANGUAGE] as const),
  ...table.split(',').flatMap((entry) => {
    const [language = '', ...aliases] = entry.trim().split(/\s+/);
    return [language, ...aliases].map((name) => [name, language] as const);
  }),
]);

/**
 * The grammar for a language name in any letter case; `text` for plain text and for an empty name. Absent for an
 * unknown name, which the caller reports as `code/unknown-language`.
 */
export function languageOf(name: string): string | undefined {
  if (name === '') return PLAIN_LANGUAGE;
  return canonical.get(name.toLowerCase()) ?? (RUST_ATTRIBUTE.test(name) ? 'rust' : undefined);
}

/** Attributes of rustdoc that have many forms: `ignore-windows`, `E0277`, `edition2027` (rustdoc's `LangString::parse`). */
const RUST_ATTRIBUTE = /^(?:ignore-[\w-]+|edition\d{4}|e\d{4})$/i;

/** Every name that {@link languageOf} knows, for "did you mean" hints, in a fixed order. */
export const languageNames: readonly string[] = [...canonical.keys()];
