import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accentOf,
  contrast,
  darkPalette,
  lightPalette,
  PAPER,
} from '../../src/report/brand/brand.ts';
import { cleanSvg, logoOf } from '../../src/report/brand/logo.ts';

describe('the contrast', () => {
  it.each([
    { colours: ['#000000', '#ffffff'], ratio: 21, because: 'nothing is further apart' },
    { colours: ['#ffffff', '#000000'], ratio: 21, because: 'the order does not matter' },
    { colours: ['#777777', '#777777'], ratio: 1, because: 'they are the same' },
    { colours: ['#767676', '#ffffff'], ratio: 4.54, because: 'WCAG names it as just enough' },
  ])('of $colours is $ratio: $because', ({ colours: [first = '', second = ''], ratio }) => {
    expect(contrast(first, second)).toBeCloseTo(ratio, 2);
  });
});

describe('an accent colour', () => {
  it.each([
    { colour: '#1F4E79', onLight: '#1f4e79', because: 'it can be read as it is' },
    { colour: '#ffd400', onLight: '#8c7500', because: 'yellow is too pale for white paper' },
    { colour: '#ffffff', onLight: '#757575', because: 'white becomes grey' },
  ])('$colour is $onLight on white: $because', ({ colour, onLight }) => {
    expect(accentOf(colour).onLight).toBe(onLight);
  });

  it('is readable on light and dark paper', () => {
    const channel = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(channel, channel, channel), (channels) => {
        const colour = `#${channels.map((own) => own.toString(16).padStart(2, '0')).join('')}`;
        const { onLight, onDark } = accentOf(colour);
        expect(contrast(onLight, PAPER.light)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onDark, PAPER.dark)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });
});

describe.each([
  ['light', lightPalette(null)],
  ['dark', darkPalette(null)],
] as const)('the %s colours', (_, colours) => {
  it('are all readable, and what is drawn is seen', () => {
    const { ink, quiet, accent, onAccent, paper, shade, edge, warnEdge, warnGround } = colours;
    const { circle, square, triangle, diamond, plus, ring, levels } = colours;
    for (const text of [ink, quiet, accent, circle, square, triangle, diamond, plus, ring]) {
      expect(contrast(text, paper)).toBeGreaterThanOrEqual(4.5);
    }
    for (const ground of [shade, warnGround]) {
      expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    }
    expect(contrast(onAccent, accent)).toBeGreaterThanOrEqual(4.5);
    for (const { fill, text } of levels) expect(contrast(text, fill)).toBeGreaterThanOrEqual(4.5);
    for (const drawn of [edge, warnEdge]) expect(contrast(drawn, paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(colours.bar, shade)).toBeGreaterThanOrEqual(3);
  });
});

/** Returns the content of a picture after cleaning. */
function cleaned(inside: string): string {
  const svg = cleanSvg(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1">${inside}</svg>`);
  return /<svg [^>]*>([\s\S]*)<\/svg>\n$/.exec(svg?.text ?? '')?.[1] ?? 'no picture';
}

describe('a logo in SVG', () => {
  it.each([
    ['<path d="M0 0h1" fill="red"/>', '<path d="M0 0h1" fill="red"/>', 'shapes stay'],
    ['<text>A &amp; B</text>', '<text>A &amp; B</text>', 'texts stay'],
    ['<script>alert(1)</script>', '', 'scripts go'],
    ['<script/><g/>', '<g/>', 'an empty script takes nothing with it'],
    ['<g onclick="alert(1)" ONLOAD="x"/>', '<g/>', 'event handlers go'],
    ['<foreignObject><p>x</p></foreignObject>', '', 'foreign content goes'],
    ['<s:script xmlns:s="http://www.w3.org/2000/svg">x</s:script>', '', 'prefixes hide nothing'],
    ['<image href="https://example.com/x.png"/>', '<image/>', 'nothing is loaded'],
    [
      '<image href="data:image/png;base64,AA=="/>',
      '<image href="data:image/png;base64,AA=="/>',
      'what is embedded stays',
    ],
    [
      '<image href="data:image/svg+xml;base64,AA=="/>',
      '<image/>',
      'but no picture that is not cleaned',
    ],
    ['<use xlink:href="#a"/>', '<use xlink:href="#a"/>', 'parts of itself stay'],
    ['<use href="other.svg#a"/>', '<use/>', 'parts of others go'],
    ['<a href="javascript:alert(1)"><g/></a>', '<a><g/></a>', 'links go, what they surround stays'],
    ['<g style="fill:url(#a)"/>', '<g style="fill:url(#a)"/>', 'own fills stay'],
    ['<g style="fill:url(http://example.com)"/>', '<g/>', 'fills from elsewhere go'],
    ['<g fill="u&#114;l(//example.com)"/>', '<g/>', 'however they are written'],
    ['<g style="fill:\\75rl(//example.com)"/>', '<g/>', 'nor escaped'],
    ['<style>.a{fill:red}</style>', '<style>.a{fill:red}</style>', 'rules stay'],
    ['<style>@import "x.css";</style><g/>', '<g/>', 'rules from elsewhere go'],
    ['<style>.a{}<![CDATA[@import "x"]]></style>', '', 'in every part of them'],
    ['<style><g></g>@import "x";</style>', '', 'also behind something else'],
    ['<animate attributeName="href" to="javascript:1"/>', '', 'nothing moves'],
    ['<set attributeName="onload" to="x"/>', '', 'nothing is set'],
    ['<!-- comment --><?xml-stylesheet href="x"?><g/>', '<g/>', 'comments and instructions go'],
    ['<g data-name="&own;"/>', '<g data-name=""/>', 'entities of its own are not expanded'],
    ['<metadata><rdf:RDF/></metadata>', '', 'nobody needs to know its history'],
  ])('%s becomes %s: %s', (written, kept) => {
    expect(cleaned(written)).toBe(kept);
  });

  it.each([
    ['<svg viewBox="0 0 300 80" width="10"/>', 300, 80],
    ['<svg width="30px" height="20"/>', 30, 20],
    ['<svg/>', 300, 150],
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0,0,4,2"/>', 4, 2],
  ])('%s is %d wide and %d high', (svg, width, height) => {
    expect(cleanSvg(svg)).toMatchObject({ width, height });
  });

  it.each(['', 'text', '<svg>', '<svg></g></svg>', '<svg/><svg/>', '<html></html>', '<svg a=b/>'])(
    'cannot be read from %j',
    (text) => {
      expect(cleanSvg(text)).toBeNull();
    },
  );

  it('does not change when cleaned again', () => {
    const piece = fc.constantFrom(
      ...[
        '<g>',
        '</g>',
        '<script>',
        '</script>',
        '<g a="&lt;script&gt;"/>',
        'x',
        '&lt;',
        '<![CDATA[<g>]]>',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = cleanSvg(`<svg>${pieces.join('')}</svg>`);
        if (!once) return;
        expect(once.text).not.toContain('<script');
        expect(cleanSvg(once.text)).toEqual(once);
      }),
    );
  });
});

describe('a logo in PNG', () => {
  const header = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
  ];

  it('has the size in its header', () => {
    const bytes = new Uint8Array([...header, 0, 0, 1, 0, 0, 0, 0, 64]);
    expect(logoOf(bytes)).toEqual({ kind: 'png', bytes, width: 256, height: 64 });
  });

  it('is refused if it is cut off', () => {
    expect(logoOf(new Uint8Array(header))).toBeNull();
  });
});

describe('an SVG of a megabyte', () => {
  it.each([
    ['styles', '<style>.a{}</style>'],
    ['open styles', '<style>a<g>b</g></style>'],
    ['comments', '<!-- a -->'],
    ['texts', '<text x="1">a&amp;b</text>'],
    ['attributes', '<g a="url(#b) url(#c)"/>'],
    ['ampersands', '&a&b'],
    ['data', '<style><![CDATA[a]]></style>'],
  ])('of %s is read to its end', (_, piece) => {
    // What took time by the square of the length would not end before the test is stopped.
    const pieces = piece.repeat(Math.floor(960_000 / piece.length));
    const cleaned = cleanSvg(`<svg xmlns="http://www.w3.org/2000/svg">${pieces}</svg>`);
    expect(cleaned?.text).toMatch(/^<svg /);
  });
});
