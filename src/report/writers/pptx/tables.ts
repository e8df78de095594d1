import { asSentence } from '../../../text/phrases.ts';
import { capitalised } from '../../../words/grammar.ts';
import {
  type Actions,
  beforeRole,
  type Column,
  distanceText,
  type Heat,
  type PeopleList,
  plainText,
  type Table,
  type Text,
  type TreeNode,
} from '../../blocks.ts';
import { hex } from '../../brand/brand.ts';
import { SANS } from '../../office/scripts.ts';
import { type LetterLook, textWidth } from '../places.ts';
import {
  type Flow,
  inches,
  PAGE,
  type SlideLook,
  type SlideStyle,
  slideRuns,
  textHeight,
  typePoints,
} from './slide.ts';

/** Cell of a table on a slide. */
interface SlideCell {
  readonly text: Text;
  readonly look?: SlideLook;
  readonly span?: number;
  /** Space before the text, on each of its lines. */
  readonly indent?: number;
}

interface SlideColumn {
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

const PADDING = { end: 14, top: 6 } as const;

/** Returns a table whose rows may go on on another slide, below the head again. */
function rowsFlow(
  style: SlideStyle,
  columns: readonly SlideColumn[],
  head: readonly string[] | null,
  rows: readonly (readonly SlideCell[])[],
  look: { readonly size: number; readonly hasLines?: boolean } = { size: style.small + 1 },
): Flow {
  const small = { size: style.small, colour: style.quiet };
  const height = (cells: readonly SlideCell[]) => {
    let place = 0;
    const all = cells.map(({ text, look: own = { size: look.size }, span = 1, indent = 0 }) => {
      const covered = columns.slice(place, place + span);
      place += span;
      const width = covered.reduce((sum, column) => sum + column.width, 0) - PADDING.end - indent;
      return textHeight(plainText(text), own, Math.max(width, 10));
    });
    return Math.max(...all) + 2 * PADDING.top;
  };
  const headCells = head?.map((text) => ({ text, look: small }));
  const heights = rows.map(height);
  const headHeight = headCells ? height(headCells) : 0;
  const line = (colour: string, width: number) =>
    ({ type: 'solid', pt: width, color: hex(colour) }) as const;
  const none = { type: 'none' } as const;
  const written = (cells: readonly SlideCell[], bottom: ReturnType<typeof line> | typeof none) =>
    cells.map(({ text, look: own = { size: look.size }, span = 1, indent = 0 }, i) => ({
      text: [...slideRuns(style, text, withoutGround({ colour: style.ink, ...own }))],
      options: {
        align: own.align ?? columns[i]?.align ?? ('left' as const),
        ...(own.ground === undefined ? {} : { fill: { color: hex(own.ground) } }),
        ...(span > 1 ? { colspan: span } : {}),
        ...(indent > 0 ? { margin: marginOf(indent) } : {}),
        border: [none, none, bottom, none] as never,
      },
    }));
  return {
    head: headHeight,
    rows: heights,
    gap: 10,
    draw: (slide, y, from, to) => {
      const shown = rows.slice(from, to);
      slide.addTable(
        [
          ...(headCells ? [written(headCells, line(style.edge, 1))] : []),
          ...shown.map((cells) =>
            written(cells, look.hasLines === false ? none : line(style.line, 0.75)),
          ),
        ] as never,
        {
          ...{ x: inches(PAGE.left), y: inches(y) },
          w: inches(columns.reduce((sum, { width }) => sum + width, 0)),
          colW: columns.map(({ width }) => inches(width)),
          rowH: [...(headCells ? [headHeight] : []), ...heights.slice(from, to)].map(inches),
          ...{
            fontFace: SANS,
            fontSize: typePoints(look.size),
            valign: 'middle',
            color: hex(style.ink),
          },
          margin: marginOf(0),
        },
      );
    },
  };
}

/** Returns the space around the text of a cell, in inches, as the library takes it. */
function marginOf(indent: number): [number, number, number, number] {
  return [inches(PADDING.top), inches(PADDING.end), inches(PADDING.top), inches(indent)];
}

/** Returns a look for words in a cell that has the ground itself. */
function withoutGround({ ground: _, ...look }: SlideLook): SlideLook {
  return look;
}

export function peopleFlow(style: SlideStyle, { people: own }: PeopleList): Flow {
  return rowsFlow(
    style,
    [{ width: 32 }, { width: PAGE.width - 32 - 300 }, { width: 300, align: 'right' }],
    null,
    own.map(({ mark, name, role, remark, figure, felt }) => [
      { text: mark ? [{ is: 'mark', mark }] : '' },
      {
        text: [
          { is: 'name', text: name },
          ...(role === null ? [] : [beforeRole(role), { is: 'name', text: role } as const]),
          ...(remark === null ? [] : [`, ${remark}`]),
        ],
      },
      {
        text: [
          ...(figure === null ? [] : [{ is: 'strong', text: figure } as const]),
          felt === null ? '' : ` ${felt}`,
        ],
      },
    ]),
  );
}

export function actionsFlow(style: SlideStyle, { heads, rows }: Actions): Flow {
  const body = { size: style.body };
  const texts = rows.map(
    (row): Text => [
      { is: 'name', text: asSentence(row.title), isStrong: true },
      ' ',
      ...(row.gate === null ? [] : [{ is: 'strong', text: `${capitalised(row.gate)}: ` } as const]),
      { is: 'name', text: row.text },
      ...(row.remark === null ? [] : [`\n${row.remark}`]),
    ],
  );
  const fixed = (width: number): Wish => ({ least: width, most: width });
  const owner = wishOf([heads.owner, ...rows.map((row) => plainText(row.owner))], body, 190);
  const [rank = 0, action = 0, owned = 0, effort = 0, gain = 0] = sharedWidths([
    fixed(40),
    { least: 400, most: 750 },
    { least: Math.max(owner.least, 130), most: Math.max(owner.most, 190) },
    fixed(92),
    fixed(80),
  ]);
  return rowsFlow(
    style,
    [
      { width: rank },
      { width: action },
      { width: owned },
      { width: effort },
      { width: gain, align: 'right' },
    ],
    ['', heads.action, heads.owner, heads.effort, heads.gain],
    rows.map((row, i) => [
      { text: row.rank, look: { ...body, isBold: true, colour: style.accent } },
      { text: texts[i] ?? '', look: body },
      { text: row.owner, look: body },
      { text: row.effort, look: body },
      { text: row.gain, look: body },
    ]),
    { size: style.body },
  );
}

/** Most columns of a table on a slide; further ones are left to the other formats. */
const MOST_COLUMNS = 12;

export function heatFlow(style: SlideStyle, { heads, series, points: all }: Heat): Flow {
  const shown = series.slice(0, MOST_COLUMNS);
  const apart = 150;
  const width = Math.min(560 / Math.max(shown.length, 1), 150);
  const title = PAGE.width - apart - width * shown.length;
  const columns: readonly SlideColumn[] = [
    { width: title },
    ...shown.map(() => ({ width, align: 'center' as const })),
    { width: apart },
  ];
  const rows = all.flatMap((point) => [
    [
      {
        text: `${point.number}\u2002${point.title}`,
        look: { size: style.small, isBold: true },
        span: columns.length,
      },
    ],
    ...point.rows.map((row) => [
      {
        text: [`${row.number}\u2002`, { is: 'name' as const, text: row.title }],
        look: { size: style.small },
      },
      ...row.cells.slice(0, MOST_COLUMNS).map(({ shade, label }) => {
        const look = shade === null ? undefined : style.levels[shade];
        return {
          text: label,
          look: { size: style.small, ...(look ? { colour: look.text, ground: look.fill } : {}) },
        };
      }),
      {
        text: distanceText(row.apart),
        look: { size: style.small, colour: style.quiet },
      },
    ]),
  ]);
  const titles = [heads.criterion, ...shown.map((own) => own.title), heads.apart];
  return rowsFlow(style, columns, titles, rows, { size: style.small });
}

/** Indent of a point below its cause, and deepest one. */
const INDENT = { width: 26, deepest: 6 } as const;

export function treeFlow(style: SlideStyle, roots: readonly TreeNode[]): Flow {
  const rows = roots
    .flatMap((root) => nodes(root, 0))
    .map(({ node, depth }) => {
      const isRoot = depth === 0;
      const ground = isRoot ? { ground: style.shade } : {};
      const size = style.small + 1;
      return [
        {
          text: [
            `${isRoot ? '' : '└\u2002'}${node.number}\u2002`,
            { is: 'name' as const, text: node.title },
          ],
          indent: Math.min(depth, INDENT.deepest) * INDENT.width,
          look: { size, isBold: isRoot, ...ground },
        },
        { text: node.score, look: { size, isBold: isRoot, ...ground, align: 'right' as const } },
        {
          text: [{ is: 'name' as const, text: node.because }],
          look: { size: style.small, isBold: isRoot, colour: style.quiet, ...ground },
        },
      ];
    });
  return rowsFlow(style, [{ width: 400 }, { width: 70 }, { width: PAGE.width - 470 }], null, rows, {
    size: style.small + 1,
    hasLines: false,
  });
}

function nodes(
  node: TreeNode,
  depth: number,
): readonly { readonly node: TreeNode; readonly depth: number }[] {
  return [{ node, depth }, ...node.children.flatMap((child) => nodes(child, depth + 1))];
}

export function tableFlow(style: SlideStyle, { columns, rows }: Table): Flow {
  const shown = columns.slice(0, MOST_COLUMNS);
  const widths = columnWidths(style, shown, rows);
  const head = shown.some((column) => column.head !== null)
    ? shown.map((column) => column.head ?? '')
    : null;
  return rowsFlow(
    style,
    shown.map(({ align }, i) => ({
      width: widths[i] ?? 0,
      align: align === 'end' ? ('right' as const) : ('left' as const),
    })),
    head,
    rows.map(({ cells }) =>
      shown.map(({ isTitle, width }, i) => ({
        text: cells[i] ?? '',
        look: {
          size: style.small + 1,
          isBold: isTitle ?? false,
          ...(width === 'number' ? { colour: style.quiet } : {}),
        },
      })),
    ),
  );
}

/** Widths that a column may have; the same if it is fixed. */
interface Wish {
  readonly least: number;
  readonly most: number;
}

/** Widest that a column is made for a single word, in pixels. */
const LONGEST_WORD = 340;

/** Returns the wish of a column whose lines may break between words only, unless a word is too long. */
function wishOf(texts: readonly string[], look: LetterLook, most: number): Wish {
  const longest = (parts: readonly string[]) =>
    parts.reduce((own, part) => Math.max(own, textWidth(part, look)), 0) + PADDING.end + 4;
  const least = Math.min(longest(texts.flatMap((text) => text.split(/\s+|(?<=-)/))), LONGEST_WORD);
  const whole = longest(texts.flatMap((text) => text.split('\n')));
  return { least, most: Math.max(Math.min(whole, most), least) };
}

/** Returns widths that fill a slide. Columns are wider than their longest word as far as they wish. */
function sharedWidths(wishes: readonly Wish[]): readonly number[] {
  const isFixed = ({ least, most }: Wish) => least === most;
  const sum = (of: (wish: Wish) => number) => wishes.reduce((total, own) => total + of(own), 0);
  const [least, most] = [sum((own) => own.least), sum((own) => own.most)];
  const fixed = sum((own) => (isFixed(own) ? own.least : 0));
  if (least >= PAGE.width || fixed === most) {
    return wishes.map((own) => (own.least / least) * PAGE.width);
  }
  if (most <= PAGE.width) {
    const scale = (PAGE.width - fixed) / (most - fixed);
    return wishes.map((own) => (isFixed(own) ? own.least : own.most * scale));
  }
  const share = (PAGE.width - least) / (most - least);
  return wishes.map((own) => own.least + (own.most - own.least) * share);
}

function columnWidths(
  style: SlideStyle,
  columns: readonly Column[],
  rows: Table['rows'],
): readonly number[] {
  const look = { size: style.small + 1, isBold: true };
  const wishes = columns.map(({ head, width, isWhole }, i): Wish => {
    const texts = [head ?? '', ...rows.map(({ cells }) => plainText(cells[i] ?? ''))];
    if (width === 'number' || isWhole) {
      const whole = wishOf(texts, look, isWhole ? 260 : PAGE.width).most;
      const own = width === 'number' ? Math.max(whole, 56) : whole;
      return { least: own, most: own };
    }
    return wishOf(texts, look, width === 'owner' ? 170 : 900);
  });
  return sharedWidths(wishes);
}
