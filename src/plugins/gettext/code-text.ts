// Finds strings and comments in code, which are translated; the rest of the code isn't.
//
// mdbook-i18n-helpers finds them with the grammars of Sublime Text, of which these rules are the parts that matter. It reads a block as
// a single line, so what must be at the beginning of a line is only found at the beginning of the block.

/** A piece of code; pieces follow each other without gaps. */
export interface CodePiece {
  readonly text: string;
  /** In a string or comment. */
  readonly isText: boolean;
}

/** How a language writes strings and comments. All patterns are sticky. */
interface Rules {
  /** Comments that the grammar does not know. */
  readonly missed?: readonly RegExp[];
  /** Whole strings and comments; a line comment includes its line end. */
  readonly texts: readonly RegExp[];
  /** Code that could be taken for the beginning of a string or comment. */
  readonly code?: readonly RegExp[];
}

const WORD = /[a-zA-Z_]\w*/y;
const SLASHES = /\/\/.*\n?/y;
const DASHES = /--.*\n?/y;
const BLOCK = /\/\*[^]*?(?:\*\/|$(?![^]))/y;
const HASH = /#.*\n?/y;
const DOUBLE = /"(?:[^"\\]|\\[^])*(?:"|$(?![^]))/y;
const SINGLE = /'(?:[^'\\\n]|\\[^])*(?:'|\n|$(?![^]))/y;
const RAW_SINGLE = /'[^']*(?:'|$(?![^]))/y;
const TAG_COMMENT = /<!--[^]*?(?:-->|$(?![^]))/y;

const C: Rules = {
  texts: [
    SLASHES,
    BLOCK,
    /(?:u8|[LuU])?R"([^()\s\\]*)\([^]*?\)\1"/y,
    /(?:u8|[LuU])?"(?:[^"\\]|\\[^])*(?:"|$(?![^]))/y,
    /(?:u8|[LuU])?'(?:[^'\\\n]|\\[^])*(?:'|\n|$(?![^]))/y,
    /(?<=^\s*#[ \t]*include[ \t]*)<[^>\n]*>/y,
  ],
  code: [WORD],
};

const RUST: Rules = {
  // In the arguments of an attribute, `#[derive(Debug /* ... */)]`.
  missed: [/(?=\/[*/])(?<=#!?\[\s*[\w:]+\s*\([^()\]]*)(?:\/\*[^]*?\*\/|\/\/.*)/y],
  texts: [
    SLASHES,
    /\/\*(?:[^*/]|\*(?!\/)|\/(?!\*)|\/\*(?:[^*]|\*(?!\/))*\*\/)*(?:\*\/|$(?![^]))/y,
    /b?r(#*)"[^]*?(?:"\1|$(?![^]))/y,
    /b?"(?:[^"\\]|\\[^])*(?:"|$(?![^]))/y,
    /b?'(?:[^'\\\n]|\\(?:x[\da-fA-F]{2}|u\{[\da-fA-F_]+\}|[^]))'/y,
  ],
  code: [WORD],
};

/** A template is two strings around each of its values. */
const JAVASCRIPT: Rules = {
  texts: [
    SLASHES,
    BLOCK,
    DOUBLE,
    SINGLE,
    /(?<=\$\{[^{}`]*\})(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|(?=\$\{)|$(?![^]))/y,
    /`(?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|(?=\$\{)|$(?![^]))/y,
  ],
};

const SHELL: Rules = {
  texts: [/(?<![^\s;&|()])#.*\n?/y, DOUBLE, RAW_SINGLE],
  code: [/\\[^]/y],
};

const PYTHON: Rules = {
  texts: [HASH, /"""[^]*?(?:"""|$(?![^]))/y, /'''[^]*?(?:'''|$(?![^]))/y, DOUBLE, SINGLE],
};

const PLAIN: Rules = { texts: [] };

/** By the names and endings that the original program knows a language by, lower case. */
const LANGUAGES: ReadonlyMap<string, Rules> = new Map(
  (
    [
      ['rust rs', RUST],
      ['c h c++ cpp cc cp cxx hh hpp hxx h++ inl ipp java bsh objective-c m mm c# cs d', C],
      ['go', { texts: [SLASHES, BLOCK, /`[^`]*(?:`|$(?![^]))/y, DOUBLE, SINGLE] }],
      ['javascript js htc', JAVASCRIPT],
      ['sh bash zsh fish', SHELL],
      ['python py py3 pyw pyi', PYTHON],
      ['ruby rb perl pl r', { texts: [HASH, DOUBLE, SINGLE] }],
      ['lua', { texts: [/--\[\[[^]*?(?:\]\]|$(?![^]))/y, DASHES, DOUBLE, SINGLE] }],
      ['sql', { texts: [DASHES, BLOCK, DOUBLE, RAW_SINGLE] }],
      ['json', { texts: [SLASHES, BLOCK, DOUBLE] }],
      ['css', { texts: [BLOCK, DOUBLE, SINGLE] }],
      ['html htm xml', { texts: [TAG_COMMENT, /(?<==\s*)"[^"]*"/y, /(?<==\s*)'[^']*'/y] }],
      ['txt diff patch markdown md', PLAIN],
    ] as const
  ).flatMap(([names, rules]) => names.split(' ').map((name): [string, Rules] => [name, rules])),
);

/** Absent for a language that isn't known: then the whole block is one message or none. */
export function codePieces(code: string, language: string): readonly CodePiece[] | undefined {
  const rules = LANGUAGES.get(language.toLowerCase());
  if (rules === undefined) return undefined;
  const pieces: CodePiece[] = [];
  let plain = '';
  for (let at = 0; at < code.length;) {
    const missed = matchAt(rules.missed ?? [], code, at);
    const text = missed === undefined ? matchAt(rules.texts, code, at) : undefined;
    if (text !== undefined) {
      if (plain !== '') pieces.push({ text: plain, isText: false });
      plain = '';
      pieces.push({ text, isText: true });
      at += text.length;
    } else {
      const skipped = missed ?? matchAt(rules.code ?? [], code, at) ?? code.charAt(at);
      plain += skipped;
      at += skipped.length;
    }
  }
  if (plain !== '') pieces.push({ text: plain, isText: false });
  return pieces;
}

function matchAt(patterns: readonly RegExp[], code: string, at: number): string | undefined {
  for (const pattern of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(code)?.[0];
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}
