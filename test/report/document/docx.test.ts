import { describe, expect, it } from 'vitest';
import type { Block, Heat, ReportDocument } from '../../../src/report/blocks.ts';
import { docx } from '../../../src/report/writers/docx/blocks.ts';
import { partsOf, textIn } from '../document-text.ts';
import { documents, withEachText } from './documents.ts';
import { full } from './full.ts';
import { hard } from './hard.ts';
import { rest } from './rest.ts';

const made = new WeakMap<ReportDocument, Readonly<Record<string, string>>>();

/** Returns the parts of a document in Word, which is made once for all tests of it. */
function partsIn(document: ReportDocument): Readonly<Record<string, string>> {
  const parts = made.get(document) ?? partsOf(docx(document));
  made.set(document, parts);
  return parts;
}

function bodyOf(document: ReportDocument): string {
  return partsIn(document)['word/document.xml'] ?? '';
}

/** Returns the elements of a body; texts and their breaks may differ. */
function structure(xml: string): readonly string[] {
  return [...xml.matchAll(/<\/?([\w:]+)/g)]
    .map(([tag]) => tag)
    .filter((tag) => !['<w:br', '<w:t', '</w:t', '<w:r', '</w:r'].includes(tag))
    .filter((tag) => !/w:(rPr|rFonts|lang|rtl|hyperlink)$/.test(tag));
}

/** Children of properties in the order of the schema (ECMA-376, part 1); Word refuses another one. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl'.split(
      ' ',
    ),
  'w:rPr': 'rFonts b bCs i iCs color sz szCs shd rtl lang'.split(' '),
  'w:tblPr': 'tblW tblInd tblLayout tblCellMar tblLook tblCaption'.split(' '),
  'w:tcPr': 'tcW gridSpan tcBorders shd tcMar vAlign'.split(' '),
  'w:tcBorders': 'top left bottom right'.split(' '),
  'w:tcMar': 'top left bottom right'.split(' '),
  'w:tblCellMar': 'top left bottom right'.split(' '),
};

function expectOrder(xml: string): void {
  for (const [parent, order] of Object.entries(ORDER)) {
    for (const [, inner = ''] of xml.matchAll(new RegExp(`<${parent}>(.*?)</${parent}>`, 'gs'))) {
      const names = childrenOf(inner);
      const places = names.map((name) => order.indexOf(name));
      expect(places, `${parent}: ${names.join(' ')}`).toEqual(
        [...new Set(places)].toSorted((a, b) => a - b),
      );
      expect(places, `${parent}: ${names.join(' ')}`).not.toContain(-1);
    }
  }
}

function childrenOf(xml: string): readonly string[] {
  let depth = 0;
  return [...xml.matchAll(/<(\/?)w:(\w+)[^>]*?(\/?)>/g)].flatMap(([, end, name = '', empty]) => {
    if (end) depth--;
    const isChild = !end && depth === 0;
    if (!end && !empty) depth++;
    return isChild ? [name] : [];
  });
}

/** Returns every word of the texts that a document holds and a reader sees. */
function wordsOf(document: ReportDocument): ReadonlySet<string> {
  const skipped = [
    'is',
    'shape',
    'tone',
    'page',
    'align',
    'width',
    'narrow',
    'id',
    'short',
    'fold',
  ];
  const texts: string[] = [];
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string' && !skipped.includes(key)) texts.push(value);
    // The axis shows the titles of its ends, and the name of a list of links is not seen.
    if (isBlock(value, 'dots')) return visit({ ...value, is: '', levels: ends(value.levels) }, '');
    if (isBlock(value, 'contents')) return visit(value.entries, '');
    if (Array.isArray(value)) for (const own of value) visit(own, key);
    else if (typeof value === 'object' && value !== null && key !== 'logo') {
      for (const [name, own] of Object.entries(value)) {
        if (!['brand', 'to', 'kind', 'up'].includes(name)) visit(own, name);
      }
    }
  };
  visit(document.sections, '');
  return new Set(texts.flatMap((text) => text.match(/[\p{L}\p{N}]+/gu) ?? []));
}

function isBlock<Kind extends Block['is']>(
  value: unknown,
  is: Kind,
): value is Extract<Block, { is: Kind }> {
  return typeof value === 'object' && value !== null && 'is' in value && value.is === is;
}

function ends<Own>(all: readonly Own[]): readonly (Own | undefined)[] {
  return [all[0], all.at(-1)];
}

function person(role: string) {
  return { mark: null, name: 'Ada', role, remark: null, figure: null, felt: null };
}

describe('a document in Word', () => {
  it.each(Object.entries(documents))('%s has all words that the document has', (_, document) => {
    const text = [bodyOf(document), partsIn(document)['word/footer1.xml'] ?? '']
      .map((xml) =>
        textIn(xml.replace(/ descr="([^"]*)"/g, '> $1 <x').replace(/ w:val="([^"]*)"/g, '> $1 <x')),
      )
      .join(' ');
    const shown = new Set(text.match(/[\p{L}\p{N}]+/gu) ?? []);
    expect([...wordsOf(document)].filter((word) => !shown.has(word))).toEqual([]);
  });

  it.each(Object.entries(documents))('%s has properties in the order of the schema', (_, own) => {
    const parts = partsIn(own);
    for (const name of ['document', 'styles', 'footer1'])
      expectOrder(parts[`word/${name}.xml`] ?? '');
  });

  it.each(Object.entries(documents))('%s has one title, and each topic in its order', (_, own) => {
    const body = bodyOf(own);
    const paragraphs = body.match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const inStyle = (style: string) =>
      paragraphs
        .filter((xml) => xml.includes(`<w:pStyle w:val="${style}"/>`))
        .map((xml) => textIn(xml).trim());
    const headlines = own.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.is === 'headline' ? [block] : [])),
    );
    expect(inStyle('Title')).toHaveLength(1);
    expect(inStyle('Topic')).toEqual(
      headlines.map(({ number, topic }) => (number === null ? topic : `${number}\u2002${topic}`)),
    );
    expect(inStyle('Heading1')).toHaveLength(headlines.length - 1);
  });

  it('starts a page where a section starts one, also without a headline', () => {
    const heading = (text: string) => ({ is: 'heading', text }) as const;
    const [first] = full.sections;
    const sections = [
      ...(first ? [first] : []),
      { id: 'speople', page: 'new', blocks: [heading('Who answered'), heading('Who else')] },
    ] as const;
    const pages = bodyOf({ ...full, sections })
      .match(/<w:p>.*?<\/w:p>/gs)
      ?.filter((xml) => xml.includes('<w:pageBreakBefore/>'));
    expect(pages?.map((xml) => textIn(xml).trim())).toEqual(['Who answered']);
  });

  it('has no paragraph between a table and a new page, which could get a page of its own', () => {
    const people: Block = { is: 'people', people: [person('CEO')] };
    const heading: Block = { is: 'heading', text: 'Next' };
    const [first] = full.sections;
    const sections = [
      { id: 's1', blocks: [...(first?.blocks ?? []), people] },
      { id: 's2', page: 'new', blocks: [heading] },
    ] as const;
    expect(bodyOf({ ...full, sections })).toMatch(
      /<\/w:tbl><w:p><w:pPr>(?:(?!<\/w:p>).)*<w:pageBreakBefore\/>/,
    );
  });

  it('sets a role of more than 30 letters below the name', () => {
    const role = 'Interim Chief Commercial and Transformation Officer';
    const people: Block = { is: 'people', people: [person('CEO'), person(role)] };
    const text = bodyOf({ ...full, sections: [{ id: 's1', blocks: [people] }] });
    expect(text).toContain(
      '<w:t xml:space="preserve">, </w:t></w:r><w:r><w:t xml:space="preserve">CEO<',
    );
    expect(text).toMatch(/Ada<\/w:t><\/w:r><w:r>(?:(?!CEO).)*<w:br\/>(?:(?!<w:br).)*Interim/);
  });

  it('links sections and evidence, http, https and mailto only', () => {
    const parts = partsIn(rest);
    const relations = parts['word/_rels/document.xml.rels'] ?? '';
    expect(relations).toContain(
      'Target="https://example.org/plan?a=1&amp;b=2" TargetMode="External"',
    );
    expect(relations).toContain('Target="mailto:sam@example.org" TargetMode="External"');
    expect(relations).not.toMatch(/javascript|https:\/\/\[/);
    expect(parts['word/document.xml']?.match(/<w:hyperlink r:id/g)).toHaveLength(2);
    const body = bodyOf(full);
    for (const [, name] of body.matchAll(/w:anchor="([^"]+)"/g)) {
      expect(body).toContain(`w:name="${name}"`);
    }
  });

  it('sets names and notes from right to left apart, and east-asian ones in their font', () => {
    const body = bodyOf(hard);
    const name = '\u200fمحمد الفارسي\u200f\u200e';
    expect(body).toContain(
      `<w:r><w:rPr><w:rFonts w:cs="Arial"/><w:rtl/><w:lang w:bidi="ar-SA"/></w:rPr><w:t xml:space="preserve">${name}</w:t></w:r>`,
    );
    expect(bodyOf(rest)).toContain(
      '<w:rFonts w:hint="eastAsia" w:eastAsia="Yu Gothic"/><w:lang w:eastAsia="ja-JP"/>',
    );
    expect(textIn(body)).toContain(`${name}: “\u200fلا أحد يقرأ هذه الأرقام.\u200f\u200e”`);
  });

  it('leaves the cells of an English table at the left, whatever a name is written in', () => {
    const body = bodyOf(hard);
    const cells = body.match(/<w:tc>.*?<\/w:tc>/g) ?? [];
    const turned = cells.filter((cell) => cell.includes('<w:rtl/>'));
    expect(turned.length).toBeGreaterThan(1);
    for (const cell of turned) expect(cell).not.toContain('<w:bidi/>');
  });

  it('repeats the heads of its tables and keeps all rows whole', () => {
    const body = bodyOf(full);
    expect(body.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThan(7);
    expect(body.match(/<w:cantSplit\/>/g)).toHaveLength(body.match(/<w:tr>/g)?.length ?? 0);
  });

  it('starts a page for a chart only if less than half a page is left', () => {
    const rows = (bodyOf(full).match(/<w:tr>.*?<\/w:tr>/gs) ?? []).map((xml) => ({
      text: textIn(xml).replace(/\s+/g, ' ').trim(),
      isWithNext: xml.includes('<w:keepNext/>'),
    }));
    const start = rows.findIndex(({ text }) => /^0 Absent/.test(text));
    const heat = rows.slice(start, start + 39);
    const until = (name: string) => heat.findIndex(({ text }) => text.startsWith(name));
    expect(heat.slice(0, until('6.2')).every(({ isWithNext }) => isWithNext)).toBe(true);
    expect(heat[until('9.2')]?.isWithNext).toBe(false);
    expect(heat[until('9.1')]?.isWithNext).toBe(true);
    // A row with quotes stays with its quotes, not with the next row.
    expect(rows.filter(({ text }) => /“.*”$/.test(text)).length).toBeGreaterThan(3);
    for (const { text, isWithNext } of rows.filter(({ text }) =>
      /^\S+ ?\p{Lu}\w+: “.*”$/u.test(text),
    ))
      expect(isWithNext, text).toBe(false);
  });

  it('gives a figure such as 49.6% one line, whatever its length', () => {
    const row = { number: '1', title: 'Point', cells: [{ at: 0.496, label: '49.6%' }] };
    const columns = [{ title: 'All', mark: null }];
    const bars = { is: 'bars', caption: 'Bars', head: 'Point', columns, rows: [row] } as const;
    const body = bodyOf({ ...full, sections: [{ id: 's1', blocks: [bars] }] });
    const [, , figure = 0] = [...body.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, own]) =>
      Number(own),
    );
    expect(figure).toBeGreaterThan(650);
  });

  it('shows a logo in SVG to programs that take no SVG beside a PNG', () => {
    const [choice = '', fallback = ''] =
      /<mc:AlternateContent>(.*?)<\/mc:AlternateContent>/s
        .exec(bodyOf(full))?.[1]
        ?.split('</mc:Choice>') ?? [];
    expect(choice).toMatch(/Requires="w15".*<a:blip r:embed="png1">.*svgBlip.*r:embed="svg1"/);
    expect(fallback).toContain('<a:blip r:embed="svg1"/>');
    expect(fallback).toContain('decorative');
  });

  it('has pictures without letters, each as SVG and PNG, that the words beside them describe', () => {
    const parts = partsIn(full);
    const pictures = Object.keys(parts).filter((name) => name.startsWith('word/media/'));
    expect(pictures.filter((name) => name.endsWith('.svg')).length).toBeGreaterThan(10);
    for (const name of pictures.filter((own) => /image\d+\.svg$/.test(own))) {
      expect(pictures).toContain(name.replace('.svg', '.png'));
      if (parts[name]?.includes('viewBox')) expect(parts[name]).not.toContain('<text');
    }
    const described = [
      ...(parts['word/document.xml'] ?? '').matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g),
    ];
    expect(described.map(([, text]) => text).filter((text) => text !== '')).toContain(
      'Score 66% on a scale of five bands: Undefined from 0, Defined from 25, Aligned from 50, Integrated from 75, World-class from 90. 46% on 6 August 2012.',
    );
  });

  it('says how it was made in its properties alone', () => {
    const parts = partsIn(rest);
    expect(parts['docProps/core.xml']).toContain(
      '<dc:description>align. Made with --edition brief.</dc:description>',
    );
    expect(parts['docProps/core.xml']).toContain('<dc:title>Rest: alignment audit</dc:title>');
    for (const [name, xml] of Object.entries(parts)) {
      if (name !== 'docProps/core.xml') expect(xml).not.toContain('Made with');
    }
  });

  it.each(['a4', 'letter'] as const)('takes the paper of the brand: %s', (paper) => {
    const brand = full.brand && { ...full.brand, paper };
    const size = { a4: 'w:w="11906" w:h="16838"', letter: 'w:w="12240" w:h="15840"' }[paper];
    const body = bodyOf({ ...full, brand });
    expect(body).toContain(`<w:pgSz ${size}/>`);
    const room = { a4: 10_092, letter: 10_426 }[paper];
    const widths = [...body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)].map(([, grid = '']) =>
      [...grid.matchAll(/w:w="(\d+)"/g)].reduce((sum, [, own]) => sum + Number(own), 0),
    );
    for (const width of widths) expect(Math.abs(width - room)).toBeLessThan(10);
  });

  it('splits what has more columns than Word takes', () => {
    const series = Array.from({ length: 90 }, (_, i) => ({
      title: `Group ${i}`,
      mark: { shape: 'circle' as const },
    }));
    const cells = series.map((_, i) => ({ shade: 3 as const, label: `cell${i}` }));
    const heat: Heat = {
      is: 'heat',
      caption: 'Heat',
      heads: { criterion: 'Criterion', apart: 'Apart' },
      ...{ series, levels: [], unknown: { number: '–', title: 'Not known' } },
      points: [
        {
          number: '1',
          title: 'Point',
          rows: [{ number: '1.1', title: 'One', cells, apart: null }],
        },
      ],
    };
    const bars: Block = {
      is: 'bars',
      ...{ caption: 'Bars', head: 'Point' },
      columns: series,
      rows: [
        {
          number: '1',
          title: 'Point',
          cells: series.map((_, i) => ({ at: 0.5, label: `bar${i}` })),
        },
      ],
    };
    const body = bodyOf({ ...rest, sections: [{ id: 's1', blocks: [heat, bars] }] });
    for (const [, grid = ''] of body.matchAll(/<w:tblGrid>(.*?)<\/w:tblGrid>/g)) {
      expect(grid.match(/<w:gridCol/g)?.length).toBeLessThanOrEqual(63);
    }
    for (const label of ['Group 89', 'cell89', 'bar89']) expect(textIn(body)).toContain(label);
  });

  it('draws the edges of what nobody knows alike in all cells that share them', () => {
    const series = ['A', 'B', 'C'].map((title) => ({ title, mark: { shape: 'circle' as const } }));
    const row = (number: string, unknown?: number) => ({
      ...{ number, title: number, apart: null },
      cells: series.map((_, i) =>
        i === unknown ? { shade: null, label: '–' } : { shade: 3 as const, label: '3' },
      ),
    });
    const heat: Heat = {
      is: 'heat',
      caption: 'Heat',
      heads: { criterion: 'Criterion', apart: 'Apart' },
      ...{ series, levels: [], unknown: { number: '–', title: 'Not known' } },
      points: [{ number: '1', title: 'Point', rows: [row('1.1'), row('1.2', 1), row('1.3')] }],
    };
    const body = bodyOf({ ...rest, sections: [{ id: 's1', blocks: [heat] }] });
    for (const side of ['top', 'left', 'bottom', 'right']) {
      expect(body.match(new RegExp(`<w:${side} w:val="dashed"`, 'g')), side).toHaveLength(2);
    }
  });

  it('lets a name that wraps go on below itself, not below its mark', () => {
    const [, before = ''] =
      /<w:pPr>((?:(?!<w:pPr>).)*)<w:t[^>]*>Kathy<\/w:t>/s.exec(bodyOf(full)) ?? [];
    expect(before).toContain('w:left="250" w:hanging="250"');
  });

  it('says from which gain to which each row of the matrix goes', () => {
    const text = textIn(bodyOf(full));
    expect(text).toContain('+0.5 to +1.0');
    expect(text).toContain('+2.0 or more');
  });

  const plain = withEachText(full, 'x');

  it.each(['</w:t></w:r></w:p>', '" w:val="1', ']]><x>', '&amp;&#0;'])(
    'keeps its structure with %j in every text',
    (hostile) => {
      expect(structure(bodyOf(withEachText(full, hostile)))).toEqual(structure(bodyOf(plain)));
    },
  );
});
