// Books for EPUBCheck.
import type { Files } from '../../helpers/temp-folder.ts';
import { pixel } from './build-epub.ts';

/** HTML that browsers accept and XHTML doesn't. */
const anyHtml = `# Raw "it's" <b>x</b>

<iframe src="https://example.com/x" title="Frame"></iframe>
<iframe src="https://example.com/2"></iframe>
<video src="v.mp4" controls></video> <audio><source src="https://e.com/a.mp3">no audio</audio>
<form action="/x"><label>Name <input name="n"></label><select><option>a</option></select><textarea>t</textarea><button onclick="x()">Go</button></form>
<object data="x.swf"></object><embed src="x.swf"><canvas>c</canvas>

<script>alert(1)</script><style>p{color:red;background:url(x.png)}</style>

<center><font color=red>hi</font></center><marquee>m</marquee><tt>t</tt> <blink>b</blink> <acronym title=x>A</acronym>

<span><div>block in span</div></span> <b><p>para in b</p></b> <a href="images.md"><div>block link</div></a>

<ul><div>not li</div>text<li>ok</ul><dl><dd>first<dt>term</dl><dl></dl><ul></ul>

<table border=1 cellpadding=2><tr><td bgcolor=red valign=top align=center colspan=0 width=5>x<th><h2 id="inth">h</h2></table>
<table><caption>c</caption><tfoot><tr><td>f</tfoot><tbody><tr><td>b</tbody><col></table>

<h2><div>div in h2</div><ul><li>x</ul></h2> <custom-el foo=1><p>x</p></custom-el> <p>unclosed <i>italic

<details open><summary>**S**</summary>

body

</details>

<svg width="10" height="10" onload="x()"><script>1</script><g id="a"/><foreignObject><p>x</p></foreignObject></svg>
<math><mi onclick="x">x</mi><annotation-xml encoding="text/html"><p>x</p></annotation-xml></math>

<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby> <kbd>x</kbd> <dialog>d</dialog> <noscript>ns</noscript> <template>t</template> <menu><li>x</menu> <map name=m><area href=x></map>
<p lang="xx_bad" dir="sideways" title="t&#10;u" style="color:red;background:url(x);direction:rtl" data-x=1 aria-foo=2 role=nope accesskey=k contenteditable>p</p>
<a name="oldanchor">x</a> <a href="javascript:alert(1)">js</a> <a href="data:text/html,x">d</a> <a href="http://exa mple.com/">sp</a> <a href="https://e.com/a|b[c]{d}?q=a|b&x=<>">pipe</a> <a href="https://e.com/#/#room:e.com">two fragments</a> <a href="//cdn.com/x">pr</a> <a href="file:///etc">f</a> <a href="foo:bar">foo</a> <a href="mailto:a@b.c">m</a> <a href="http://[::1]:80/x">v6</a>

control \u0001 \u000b char &#1; &#x1F; and \ufffe <time datetime="yesterday">t</time> <meter value=1>m</meter> <progress>p</progress> <ol start=3 type=a reversed><li value=x>i</ol> <q cite="x y">q</q> <figure><figcaption>c</figcaption><img src="ok.png"></figure> <figcaption>lost</figcaption> <li>lost li</li> <td>lost</td> <hr> <address><h2>a</h2></address><main>m</main><header>h<header>hh</header></header> <nav>n</nav> <a href="#x"><a href="#y">nested</a></a> <label>l <div>d</div></label> <data>d</data> <bdo>b</bdo> <wbr> <object></object> <p><table><tr><td>x</table></p><pre><div>x</div>
y</pre> <code><div>x</div></code><xmp><b></xmp>
`;

const formulas = String.raw`# Math

$$\begin{pmatrix}a&b\\c&d\end{pmatrix}$$ $\color{red}{x}$ $\boxed{x}$ $\cancel{x}$ $\underbrace{a+b}_{c}$ $\mathbb{R}$
$$\begin{aligned}a&=b\\c&=d\end{aligned} \tag{2}$$ $\sqrt[3]{x}$ $\rule{1em}{1em}$ $\phantom{x}$ $\raisebox{1em}{x}$
`;

const columns = (cell: (n: number) => string): string =>
  `|${Array.from({ length: 40 }, (_, n) => cell(n)).join('|')}|\n`;

const scripted = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]>
<svg xmlns="&ns;" xmlns:inkscape="http://x" viewBox="0 0 10 10" onload="alert(1)" inkscape:version="1"><script>alert(1)</script>
<style>@import url(http://x/y.css); a { fill: url(#g) }</style><linearGradient id="g"/><linearGradient id="g"/><linearGradient id="0-a:b"/><path fill="url(#0-a:b)"/>
<a href="javascript:alert(1)"><rect width="5" height="5"/></a><foreignObject><div>x</div></foreignObject><g><unclosed`;

export const books: Readonly<Record<string, Files>> = {
  'an author who writes any HTML, with bad images, ids and names': {
    'book.toml':
      '[book]\ntitle = "A <&> \\"book\\"/\\u0001"\nauthors = ["A & B <c>", ""]\n[output.epub]\ncurly-quotes = true\nadditional-css = ["own.css"]\n[build-book]\nmath = "katex"\n',
    'src/SUMMARY.md':
      '# Summary\n\n[Raw](raw.md)\n\n- [Images](images.md)\n  - [Draft]()\n    - [Deep](sub%20dir/d%C3%A9ep%20%231.md)\n- [Again](images.md)\n- [Ids](ids.md)\n- [Empty](empty.md)\n- [Math](math.md)\n- [Table](table.md)\n  - [Place](table.md#table)\n  - [Earlier](ids.md#same)\n- [Site](https://example.org/)\n- [Index](index.md)\n',
    'own.css':
      '@import url(http://example.org/a.css); @import "no.css"; @font-face { font-family: F; src: url(no.woff2), url(//e.org/f.woff) } p { background: url("a b.png"), url(#x), url(no.png) }',
    'src/raw.md': anyHtml,
    'src/images.md':
      '# Images\n\n![ok](ok.png) ![](ok.png) ![cut](cut.png) ![none](none.png) ![as png](svg.png) ![bmp](x.bmp) ![space](<a b.png>) ![far](https://example.org/a.png) [full](ok.png) [zip](x.bmp)\n\n<img src="ok.png" width="50%" align="right" srcset="ok.png 2x">\n',
    'src/sub dir/d\u00e9ep #1.md':
      '# Deep\n\n[up](../raw.md) [self](#deep) [bad](../../out.md) ![i](../ok.png)\n',
    'src/ids.md':
      '# Ids\n\n<p id="has space">a</p><p id="has space">b</p><p id="">c</p><p id="1num">d</p><p id="a:b.c#d">e</p>\n\n## Same\n\n## Same\n\n[x](#same-1) [y](#no-such) [z](#has%20space) [n](#1num) [m](images.md#none)\n',
    'src/empty.md': '',
    'src/math.md': formulas,
    'src/table.md': `# Table\n\n${columns((n) => `c${n}`)}${columns(() => '---')}${columns((n) => `value ${n}`)}`,
    'src/index.md': '# Index\n\n{{hi:a!b}} {{hi:c}}\n\n{{#index}}\n',
    'src/ok.png': pixel,
    'src/a b.png': pixel,
    'src/cut.png': pixel.subarray(0, 40),
    'src/x.bmp': 'BM and no picture',
    'src/svg.png': scripted,
  },
  'Arabic chapters': {
    'book.toml': '[book]\ntitle = "كتاب صغير"\nauthors = ["كاتب"]\nlanguage = "ar"\n[output.epub]\n',
    'src/SUMMARY.md': '# Summary\n\n[مقدمة](مقدمة.md)\n\n# جزء\n\n- [الأول](أول.md)\n',
    'src/مقدمة.md': '# مقدمة\n\nنص مع حاشية[^1] و`code` و[رابط](أول.md#عنوان).\n\n[^1]: الحاشية.\n',
    'src/أول.md':
      '# الأول\n\n## عنوان\n\n| أ | ب |\n|---|---|\n| ١ | ٢ |\n\n> [!NOTE]\n> انتبه.\n\n```rust\nfn main() { println!("a long line that has to be wrapped", 1); }\n```\n',
  },
  'Chinese chapters': {
    'book.toml': '[book]\ntitle = "小书：电子书"\nauthors = ["作者"]\nlanguage = "zh_CN"\n[output.epub]\n',
    'src/SUMMARY.md':
      '# Summary\n\n- [第一章](第一章.md)\n  - [小节](<节/小节 一.md>)\n- [Index](Index.md)\n',
    'src/第一章.md': '# 第一章\n\n这是正文，{{i:所有权}}。见[小节](<节/小节 一.md>)。\n',
    'src/节/小节 一.md': '# 小节\n\n{{hi:所有权}}正文\n',
    'src/Index.md': '# Index\n\n{{#index}}\n',
  },
};
