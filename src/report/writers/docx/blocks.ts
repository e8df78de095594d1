import { asSentence } from '../../../text/phrases.ts';
import { xml } from '../../../text/safe.ts';
import {
  type Actions,
  type AnswerEntry,
  type Block,
  beforeRole,
  type Callout,
  type Column,
  type Contents,
  type Cover,
  type Facts,
  type Headline,
  LONGEST_TITLE,
  type Pair,
  type PeopleList,
  type ReportDocument,
  type Section,
  type Table,
  type Text,
  type TreeNode,
  wordsInText,
} from '../../blocks.ts';
import { lightPalette } from '../../brand/brand.ts';
import {
  hairline,
  headParagraph,
  numberedRuns,
  rankRuns,
  wordBars,
  wordHeat,
  wordMatrix,
} from './cells.ts';
import { wordChange, wordDots, wordScale } from './drawings.ts';
import { BULLET_LIST, DEEPEST_LEVEL, type DocxPen, docxPackage, STYLE } from './package.ts';
import {
  quoteRuns,
  TAB,
  type WordCell,
  type WordRow,
  withoutSpace,
  wordMark,
  wordParagraph,
  wordQuote,
  wordRuns,
  wordTable,
  wordText,
} from './word.ts';

/** Writes a document as an editable Word document. */
export function docx(document: ReportDocument): Uint8Array {
  const { brand, foot, pageOf, sections, title, checklist, date, generator, origin } = document;
  return docxPackage(
    {
      palette: lightPalette(brand?.accent ?? null),
      paper: brand?.paper ?? 'a4',
      properties: {
        ...{ title, subject: checklist, date },
        generator: origin === null ? generator : `${generator}. ${origin}`,
      },
      ...{ foot, pageOf },
    },
    (pen) =>
      sections
        .map((section, i) => {
          const body = wordSection(pen, section, i + 1);
          const next = sections[i + 1];
          return next && startsPage(next, i + 2) ? withoutSpace(body) : body;
        })
        .join(''),
  );
}

/** Returns the body of a section, with an anchor at its headline; `number` is its place from 1. */
function wordSection(pen: DocxPen, section: Section, number: number): string {
  const { id, blocks } = section;
  const start = startsPage(section, number);
  const body = blocks.map((block, i) => {
    const beside = block.is === 'callout' ? [block, blocks[i + 1]] : [];
    const isSecond = block.is === 'callout' && blocks[i - 1]?.is === 'callout';
    if (isSecond) return '';
    const [one, other] = beside;
    if (one?.is === 'callout' && other?.is === 'callout') return callouts(pen, [one, other]);
    return wordBlock(pen, block, { anchor: anchor(id, number), startsPage: start && i === 0 });
  });
  return body.join('');
}

/** True for a section on a new page. The summary takes more than half of one; others, Word cannot tell. */
function startsPage({ page }: Section, number: number): boolean {
  return page === 'new' || (page === 'half' && number === 2);
}

/** Place of a headline: anchor and page of its section. */
interface Place {
  readonly anchor: string;
  readonly startsPage: boolean;
}

function anchor(id: string, number: number): string {
  return xml`<w:bookmarkStart w:id="${number}" w:name="${id}"/><w:bookmarkEnd w:id="${number}"/>`;
}

function wordBlock(pen: DocxPen, block: Block, place: Place): string {
  switch (block.is) {
    case 'cover':
      return cover(pen, block);
    case 'headline':
      return headline(pen, block, place);
    case 'heading':
      return wordParagraph(wordRuns(block.text), {
        ...{ style: STYLE.headings[1], startsPage: place.startsPage },
      });
    case 'paragraph':
      return wordParagraph(wordText(pen, block.text));
    case 'list':
      return block.items.map((item) => bullet(pen, item, 0)).join('');
    case 'note':
      return wordParagraph(wordText(pen, block.text), {
        style: STYLE.small,
        ...(block.isApart ? { before: 160 } : {}),
      });
    case 'scale':
      return wordScale(pen, block);
    case 'facts':
      return facts(pen, block);
    case 'callout':
      return callouts(pen, [block]);
    case 'people':
      return people(pen, block);
    case 'dots':
      return wordDots(pen, block);
    case 'actions':
      return actions(pen, block);
    case 'change':
      return wordChange(pen, block);
    case 'bars':
      return wordBars(pen, block);
    case 'heat':
      return wordHeat(pen, block);
    case 'tree':
      return block.roots.map((root) => treeNode(pen, root, 0)).join('');
    case 'matrix':
      return wordMatrix(pen, block);
    case 'table':
      return dataTable(pen, block);
    case 'quotes':
      return block.quotes
        .map((quote) => wordParagraph(wordQuote(pen, quote), { style: STYLE.cell, after: 40 }))
        .join('');
    case 'pair':
      return pair(pen, block);
    case 'contents':
      return block.isOnScreenOnly ? '' : contents(pen, block);
    case 'answers':
      return answers(pen, block);
  }
}

function bullet(pen: DocxPen, item: Text, level: number, isWithNext = false): string {
  return wordParagraph(wordText(pen, item), {
    ...{ style: STYLE.cell, after: 20, isWithNext },
    list: { id: BULLET_LIST, level: Math.min(level, DEEPEST_LEVEL) },
  });
}

/** Largest size of a logo, in pixels. */
const LOGO = { width: 160, height: 34 };

function cover(pen: DocxPen, { logo, start, end, words }: Cover): string {
  const { palette, room } = pen;
  const edges = { bottom: { size: 16, colour: palette.accent } };
  const small = { style: STYLE.small, before: 0, after: 0 } as const;
  const [first = '', ...others] = start;
  const scale = logo ? Math.min(LOGO.width / logo.width, LOGO.height / logo.height) : 1;
  const picture = logo
    ? `${pen.drawLogo(logo, { width: Math.max(Math.round(logo.width * scale), 1), height: Math.max(Math.round(logo.height * scale), 1) }, null)}${wordRuns('\u2002')}`
    : '';
  const name = wordText(pen, first, { bold: true, colour: palette.accent, size: 9.5 });
  const table = wordTable({
    widths: [room * 0.6, room * 0.4],
    rows: [
      {
        cells: [
          {
            body: [
              wordParagraph(picture + name, small),
              ...others.map((line) => wordParagraph(wordText(pen, line), small)),
            ].join(''),
            ...{ edges, vertical: 'bottom', padding: { bottom: 80 } },
          },
          {
            body: (end.length > 0 ? end : [''])
              .map((line) => wordParagraph(wordText(pen, line), { ...small, align: 'end' }))
              .join(''),
            ...{ edges, vertical: 'bottom', padding: { bottom: 80, right: 0 } },
          },
        ],
      },
    ],
  });
  return (
    table +
    words
      .map((paragraph) =>
        wordParagraph(wordRuns(paragraph, { isOwn: true }), { directedBy: paragraph }),
      )
      .join('')
  );
}

function headline(
  pen: DocxPen,
  { level, number, topic, title, lead }: Headline,
  { anchor: mark, startsPage }: Place,
): string {
  const isFirst = level === 1;
  const kicker = wordRuns(number === null ? topic : `${number}\u2002${topic}`);
  return [
    wordParagraph(mark + kicker, {
      ...{ style: STYLE.topic, startsPage },
      ...(isFirst ? { before: 40 } : {}),
    }),
    wordParagraph(wordText(pen, title), { style: isFirst ? STYLE.title : STYLE.headings[0] }),
    lead === null
      ? ''
      : wordParagraph(wordText(pen, lead), isFirst ? { style: STYLE.lead } : { isWithNext: true }),
  ].join('');
}

function facts({ palette, room }: DocxPen, { facts: own }: Facts): string {
  const line = hairline(palette);
  const small = { style: STYLE.small, before: 0, after: 0, isWithNext: true } as const;
  return wordTable({
    widths: own.map(() => room / own.length),
    rows: [
      {
        cells: own.map(
          ({ label, value, remark }, i): WordCell => ({
            body: [
              wordParagraph(wordRuns(label), small),
              wordParagraph(wordRuns(value, { size: 13 }), {
                ...{ style: STYLE.cell, isWithNext: true },
              }),
              wordParagraph(wordRuns(remark), { ...small, isWithNext: false }),
            ].join(''),
            edges: { top: line, bottom: line, ...(i > 0 ? { left: line } : {}) },
            padding: { top: 60, bottom: 60, left: i > 0 ? 140 : 0 },
          }),
        ),
      },
    ],
  });
}

/** Widths of two callouts side by side, as shares of the text. */
const BESIDE = [0.62, 0.36];

function callouts(pen: DocxPen, own: readonly Callout[]): string {
  const { palette, room } = pen;
  const cells = own.map((callout): WordCell => {
    const { tone, label, title, text } = callout;
    const isWarning = tone === 'warn';
    const words = wordText(pen, title, { bold: true });
    const rest = text === null ? '' : `${wordRuns(' ')}${wordText(pen, text)}`;
    const bar = { size: 32, colour: isWarning ? palette.warnEdge : palette.accent };
    return {
      body: [
        label === null
          ? ''
          : wordParagraph(
              wordRuns(label, { bold: true, ...(isWarning ? { colour: palette.ink } : {}) }),
              { style: STYLE.small, before: 0, after: 20, isWithNext: true },
            ),
        wordParagraph(words + rest, { after: 0, isWhole: true }),
      ].join(''),
      ground: isWarning ? palette.warnGround : palette.shade,
      edges: { left: bar },
      padding: { top: 80, bottom: 90, left: 170, right: 170 },
    };
  });
  const [first, second] = cells;
  if (!first || !second) return wordTable({ widths: [room], rows: [{ cells }] });
  const [wide = 1, slim = 1] = BESIDE;
  const gap: WordCell = { body: wordParagraph('') };
  const widths = [wide * room, (1 - wide - slim) * room, slim * room];
  return wordTable({ widths, rows: [{ cells: [first, gap, second] }] });
}

/** People in a row. */
const IN_A_ROW = 3;
/** Room of the mark before a name, in twips. */
const AFTER_MARK = 250;

function people({ palette, room, ...pen }: DocxPen, { people: own }: PeopleList): string {
  const gap = 240;
  const figure = 1200;
  const name = (room - (IN_A_ROW - 1) * gap) / IN_A_ROW - figure;
  const top = hairline(palette);
  const hanging = {
    indent: { start: AFTER_MARK, hanging: AFTER_MARK },
    tabs: [{ at: AFTER_MARK, align: 'start' }],
  } as const;
  const full = { ...pen, palette, room };
  const cells = (
    person: (typeof own)[number] | undefined,
    isLast: boolean,
  ): readonly WordCell[] => {
    if (!person) return [empty(), empty()];
    const { mark, role, remark, felt } = person;
    const words = [
      mark ? `${wordMark(full, mark)}${TAB}` : '',
      wordRuns(person.name, { isOwn: true }),
      role === null ? '' : `${wordRuns(beforeRole(role))}${wordRuns(role, { isOwn: true })}`,
      remark === null ? '' : wordRuns(` ${remark}`, { size: 7.5, colour: palette.quiet }),
    ].join('');
    const numbers = [
      person.figure === null ? '' : wordRuns(person.figure, { bold: true }),
      felt === null ? '' : wordRuns(` ${felt}`, { size: 7.5, colour: palette.quiet }),
    ].join('');
    const cell = { style: STYLE.cell, isWithNext: !isLast } as const;
    return [
      { body: wordParagraph(words, { ...cell, ...(mark ? hanging : {}) }), edges: { top } },
      {
        body: wordParagraph(numbers, { ...cell, align: 'end' }),
        ...{ edges: { top }, padding: { right: 0 } },
      },
    ];
  };
  const rows = Array.from(
    { length: Math.ceil(own.length / IN_A_ROW) },
    (_, row): WordRow => ({
      cells: Array.from({ length: IN_A_ROW }, (__, i) => [
        ...(i === 0 ? [] : [empty()]),
        ...cells(own[row * IN_A_ROW + i], (row + 1) * IN_A_ROW >= own.length),
      ]).flat(),
    }),
  );
  const widths = Array.from({ length: IN_A_ROW }, (_, i) =>
    i === 0 ? [name, figure] : [gap, name, figure],
  ).flat();
  return wordTable({ widths, rows });
}

function empty(): WordCell {
  return { body: wordParagraph('', { style: STYLE.cell }) };
}

function actions(pen: DocxPen, { heads, rows }: Actions): string {
  const { palette, room } = pen;
  const [rank, owner, effort, gain] = [340, 1750, 800, 700];
  const edges = { top: hairline(palette) };
  const cell = { style: STYLE.cell } as const;
  return wordTable({
    widths: [rank, room - rank - owner - effort - gain, owner, effort, gain],
    rows: [
      {
        isHead: true,
        cells: [
          { body: headParagraph('') },
          { body: headParagraph(wordRuns(heads.action)) },
          { body: headParagraph(wordRuns(heads.owner)) },
          { body: headParagraph(wordRuns(heads.effort)) },
          { body: headParagraph(wordRuns(heads.gain), 'end'), padding: { right: 0 } },
        ],
      },
      ...rows.map((row): WordRow => {
        const gate =
          row.gate === null
            ? ''
            : `${wordRuns(`\u00a0${row.gate.replaceAll(' ', '\u00a0')}\u00a0`, { bold: true, size: 7.5, ground: palette.warnGround })}${wordRuns(' ')}`;
        const words = `${wordRuns(asSentence(row.title), { bold: true, isOwn: true })}${wordRuns(' ')}${gate}${wordRuns(row.text, { isOwn: true })}`;
        const remark =
          row.remark === null
            ? ''
            : wordParagraph(wordRuns(row.remark), { style: STYLE.small, before: 0, after: 0 });
        return {
          cells: [
            { body: wordParagraph(rankRuns(pen, row.rank), cell), edges },
            { body: wordParagraph(words, cell) + remark, edges },
            { body: wordParagraph(wordText(pen, row.owner), cell), edges },
            { body: wordParagraph(wordRuns(row.effort), cell), edges },
            {
              body: wordParagraph(wordRuns(row.gain), { ...cell, align: 'end' }),
              ...{ edges, padding: { right: 0 } },
            },
          ],
        };
      }),
    ],
  });
}

function treeNode(pen: DocxPen, node: TreeNode, level: number): string {
  const { palette } = pen;
  const isRoot = level === 0;
  const name = numberedRuns(node, { bold: true, isInCell: false });
  const score = wordRuns(`, ${node.score}. `, { bold: isRoot });
  const because = wordRuns(node.because, { colour: palette.quiet, isOwn: true });
  const look = isRoot
    ? {
        bar: palette.accent,
        ground: palette.shade,
        before: 80,
        after: 40,
        isWithNext: true,
        indent: { start: 140 },
      }
    : {
        after: 30,
        list: { id: BULLET_LIST, level: Math.min(level - 1, DEEPEST_LEVEL) },
        isWhole: true,
      };
  return (
    wordParagraph(name + score + because, look) +
    node.children.map((child) => treeNode(pen, child, level + 1)).join('')
  );
}

/** Widths of columns of a table, in twips; other columns share what is left. */
const WIDTHS: Partial<Readonly<Record<NonNullable<Column['width']>, number>>> = {
  number: 520,
  narrow: 820,
  medium: 2000,
};

/** Most letters by which a column is judged; the longest texts get the rest, and whole questions too. */
const LETTERS = { title: 26, owner: 18, other: 70 } as const;

function dataTable(pen: DocxPen, { caption, columns, rows }: Table): string {
  const { palette, room } = pen;
  const edges = { bottom: hairline(palette) };
  const hasHead = columns.some(({ head }) => head !== null);
  const head: WordRow = {
    isHead: true,
    cells: columns.map(({ head: text, align = 'start' }) => ({
      body: headParagraph(wordRuns(text ?? ''), align),
      ...{ vertical: 'bottom', edges: { bottom: hairline(palette, true) } },
    })),
  };
  return wordTable({
    caption,
    widths: widthsOf(columns, rows, room),
    rows: [
      ...(hasHead ? [head] : []),
      ...rows.map(
        ({ cells }): WordRow => ({
          cells: columns.map(({ align = 'start', width }, i) => {
            const text = cells[i] ?? '';
            const look = width === 'number' ? { colour: palette.quiet } : {};
            return {
              body: wordParagraph(wordText(pen, text, look), { style: STYLE.cell, align }),
              edges,
            };
          }),
        }),
      ),
    ],
  });
}

/** Returns widths by kind; columns whose lines do not break are as wide as their longest one. */
function widthsOf(columns: Table['columns'], rows: Table['rows'], room: number): readonly number[] {
  const letters = (i: number) =>
    [columns[i]?.head ?? '', ...rows.map(({ cells }) => wordsInText(cells[i] ?? ''))]
      .flatMap((text) => text.split('\n'))
      .reduce((most, line) => Math.max(most, line.length), 0);
  const fixed = columns.map(({ width, isWhole }, i) => {
    if (width === 'figure') return 0.21 * room;
    const own = width && WIDTHS[width];
    return own ?? (isWhole ? Math.min(letters(i) * 105 + 160, room / 4) : null);
  });
  const taken = fixed.reduce<number>((sum, own) => sum + (own ?? 0), 0);
  const open = columns.map(({ width }, i) => {
    const isTitle = width === 'title' && letters(i) <= LONGEST_TITLE;
    const most = isTitle || width === 'owner' ? LETTERS[width] : LETTERS.other;
    return fixed[i] === null ? Math.min(Math.max(letters(i), 8), most) : 0;
  });
  const all = open.reduce((sum, own) => sum + own, 0);
  const left = Math.max(room - taken, room * 0.2);
  const wished = fixed.map((own, i) => own ?? ((open[i] ?? 0) / all) * left);
  const sum = wished.reduce((total, own) => total + own, 0);
  return wished.map((own) => (own / sum) * room);
}

function pair(pen: DocxPen, { sides }: Pair): string {
  const top = hairline(pen.palette);
  const cells = sides.map(
    ({ label, text }): WordCell => ({
      body:
        wordParagraph(wordText(pen, label, { bold: true }), {
          ...{ style: STYLE.small, before: 0, after: 20, isWithNext: true },
        }) + wordParagraph(quoteRuns(text), { style: STYLE.cell, directedBy: text }),
      ...{ edges: { top }, padding: { top: 60, bottom: 80, right: 300 } },
    }),
  );
  return wordTable({ widths: [pen.room / 2, pen.room / 2], rows: [{ cells }] });
}

function contents({ palette }: DocxPen, { entries }: Contents): string {
  const links = entries.map(
    ({ id, number, topic }) =>
      xml`<w:hyperlink w:anchor="${id}" w:history="1">${wordRuns(`${number}\u00a0${topic}`, { colour: palette.accent })}</w:hyperlink>`,
  );
  return wordParagraph(links.join(wordRuns('\u2003')), { style: STYLE.small, before: 100 });
}

function answers(
  pen: DocxPen,
  { number, title, score, question, level, answers: own }: AnswerEntry,
): string {
  const exact = score === null ? '' : wordRuns(`, ${score}`);
  const small = { style: STYLE.small, before: 0, after: 20, isWithNext: true } as const;
  return [
    wordParagraph(numberedRuns({ number, title }, { isInCell: false }) + exact, {
      style: STYLE.headings[1],
    }),
    question === null ? '' : wordParagraph(wordText(pen, question), small),
    level === null
      ? ''
      : wordParagraph(wordText(pen, level), {
          ...{ style: STYLE.cell, after: 20, isWithNext: own.length > 0 },
        }),
    ...own.map((answer, i) => bullet(pen, answer, 0, i < own.length - 1)),
  ].join('');
}
