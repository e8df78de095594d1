import { asSentence } from '../../../text/phrases.ts';
import {
  type Actions,
  type AnswerEntry,
  type Block,
  type Callout,
  type Column,
  distanceText,
  type Facts,
  type Heat,
  type Pair,
  type PeopleList,
  plainText,
  type Table,
  type Text,
  type TreeNode,
} from '../../blocks.ts';
import { hex, type Palette } from '../../brand/brand.ts';
import { barsFlow, changeFlow, dotsFlow, matrixFlow, scaleFlow } from './charts.ts';
import {
  addArea,
  addLine,
  addWords,
  BODY,
  type Flow,
  inches,
  PAGE,
  SANS,
  type SlideLook,
  SMALL,
  single,
  slideQuote,
  slideRuns,
  textHeight,
  textWidth,
  typePoints,
} from './slide.ts';

/** Returns the parts of slides that blocks become, in their order. */
export function slideFlows(palette: Palette, blocks: readonly Block[]): readonly Flow[] {
  return blocks.flatMap((block, i) => {
    const [before, after] = [blocks[i - 1], blocks[i + 1]];
    if (block.is === 'callout' && before?.is === 'callout') return [];
    if (block.is === 'callout' && after?.is === 'callout')
      return [callouts(palette, [block, after])];
    return slideFlow(palette, block);
  });
}

function slideFlow(palette: Palette, block: Block): readonly Flow[] {
  switch (block.is) {
    // Titles, feet and the panel of slides take their place.
    case 'cover':
    case 'headline':
    case 'contents':
      return [];
    case 'heading':
      return [
        {
          ...words(palette, block.text, { size: BODY, isBold: true }, 18),
          isWithNext: true,
        },
      ];
    case 'paragraph':
      return [words(palette, block.text, { size: BODY })];
    case 'list':
      return [lines(palette, block.items.map(bulleted), { size: BODY })];
    case 'note':
      return [words(palette, block.text, { size: SMALL, colour: palette.quiet })];
    case 'scale':
      return [scaleFlow(palette, block)];
    case 'facts':
      return [facts(palette, block)];
    case 'callout':
      return [callouts(palette, [block])];
    case 'people':
      return [people(palette, block)];
    case 'dots':
      return [dotsFlow(palette, block)];
    case 'actions':
      return [actions(palette, block)];
    case 'change':
      return [changeFlow(palette, block)];
    case 'bars':
      return [barsFlow(palette, block)];
    case 'heat':
      return [heat(palette, block)];
    case 'tree':
      return [tree(palette, block.roots)];
    case 'matrix':
      return [matrixFlow(palette, block)];
    case 'table':
      return [dataTable(palette, block)];
    case 'quotes':
      return [
        lines(
          palette,
          block.quotes.map((quote) => ({
            plain: `${quote.who ?? ''}: “${quote.text}”  `,
            runs: (look: SlideLook) => slideQuote(palette, quote, look),
          })),
          { size: SMALL },
        ),
      ];
    case 'pair':
      return [pair(palette, block)];
    case 'answers':
      return answers(palette, block);
  }
}

/** Line of a list, with what is measured for it. */
interface ListLine {
  readonly plain: string;
  readonly runs: (look: SlideLook) => ReturnType<typeof slideRuns>;
}

function words(palette: Palette, text: Text, look: SlideLook, gap?: number): Flow {
  return lines(
    palette,
    [{ plain: plainText(text), runs: (own) => slideRuns(palette, text, own) }],
    look,
    gap,
  );
}

/** Returns texts below each other, which may go on on another slide. */
function lines(
  palette: Palette,
  all: readonly (ListLine | Text)[],
  look: SlideLook,
  gap = 12,
): Flow {
  const own = all.map(
    (line): ListLine =>
      typeof line === 'object' && 'runs' in line
        ? line
        : { plain: plainText(line), runs: (with_) => slideRuns(palette, line, with_) },
  );
  const coloured = { colour: palette.ink, ...look };
  const heights = own.map(({ plain }) => textHeight(plain, look, PAGE.width) + 6);
  return {
    head: 0,
    rows: heights,
    gap,
    draw: (slide, y, from, to) => {
      let top = y;
      for (let i = from; i < to; i++) {
        const height = heights[i] ?? 0;
        const box = { x: PAGE.left, y: top, width: PAGE.width, height };
        addWords(slide, own[i]?.runs(coloured) ?? [], box);
        top += height;
      }
    },
  };
}

function bulleted(item: Text): Text {
  return ['•\u2002', ...(typeof item === 'string' ? [item] : item)];
}

function facts(palette: Palette, { facts: own }: Facts): Flow {
  const { ink, quiet, line } = palette;
  const width = PAGE.width / Math.max(own.length, 1);
  const inner = width - 40;
  const heights = own.map(
    ({ label, value, remark }) =>
      textHeight(label, { size: SMALL }, inner) +
      textHeight(value, { size: 28 }, inner) +
      textHeight(remark, { size: SMALL }, inner),
  );
  const height = Math.max(0, ...heights) + 22;
  return single(height, (slide, y) => {
    addLine(slide, { x: PAGE.left, y, width: PAGE.width }, { colour: line });
    addLine(slide, { x: PAGE.left, y: y + height, width: PAGE.width }, { colour: line });
    for (const [i, { label, value, remark }] of own.entries()) {
      const x = PAGE.left + i * width;
      if (i > 0) addArea(slide, { x, y, width: 1, height }, { fill: line });
      const small = { size: SMALL, colour: quiet };
      const runs = [
        ...slideRuns(palette, label, small),
        ...slideRuns(palette, `\n${value}`, { size: 28, colour: ink }),
        ...slideRuns(palette, `\n${remark}`, small),
      ];
      addWords(slide, runs, { x: x + 18, y: y + 10, width: inner, height: height - 12 });
    }
  });
}

function callouts(palette: Palette, own: readonly Callout[]): Flow {
  const gap = 56;
  const widths =
    own.length > 1 ? [(PAGE.width - gap) * 0.57, (PAGE.width - gap) * 0.43] : [PAGE.width];
  const text = ({ title, text: rest }: Callout): Text => [
    ...strong(title),
    ...(rest === null ? [] : [' ', ...(typeof rest === 'string' ? [rest] : rest)]),
  ];
  const heights = own.map((callout, i) => {
    const inner = (widths[i] ?? 0) - 44;
    const label = callout.label === null ? 0 : SMALL * 1.3;
    return label + textHeight(plainText(text(callout)), { size: BODY, isBold: true }, inner) + 26;
  });
  const height = Math.max(...heights);
  return single(
    height,
    (slide, y) => {
      let x: number = PAGE.left;
      for (const [i, callout] of own.entries()) {
        const width = widths[i] ?? 0;
        const isWarning = callout.tone === 'warn';
        const ground = isWarning ? palette.warnGround : palette.shade;
        addArea(slide, { x, y, width, height }, { fill: ground });
        const bar = isWarning ? palette.warnEdge : palette.accent;
        addArea(slide, { x, y, width: 4, height }, { fill: bar });
        const label = callout.label === null ? '' : `${callout.label}\n`;
        const runs = [
          ...slideRuns(palette, label, { size: SMALL, isBold: true, colour: palette.quiet }),
          ...slideRuns(palette, text(callout), { size: BODY, colour: palette.ink }),
        ];
        addWords(slide, runs, { x: x + 22, y: y + 12, width: width - 40, height: height - 22 });
        x += width + gap;
      }
    },
    26,
  );
}

function strong(text: Text): readonly Exclude<Text, string>[number][] {
  const parts = typeof text === 'string' ? [text] : text;
  return parts.map((part) =>
    typeof part === 'string'
      ? { is: 'strong' as const, text: part }
      : part.is === 'name'
        ? { ...part, isStrong: true }
        : part,
  );
}

/** Cell of a table on a slide. */
interface SlideCell {
  readonly text: Text;
  readonly look?: SlideLook;
  readonly span?: number;
}

interface SlideColumn {
  readonly width: number;
  readonly align?: 'left' | 'center' | 'right';
}

const PADDING = { side: 6, top: 6 } as const;

/** Returns a table whose rows may go on on another slide, below the head again. */
function tableFlow(
  palette: Palette,
  columns: readonly SlideColumn[],
  head: readonly string[] | null,
  rows: readonly (readonly SlideCell[])[],
  look: { readonly size: number; readonly hasLines?: boolean } = { size: SMALL + 1 },
): Flow {
  const small = { size: SMALL, colour: palette.quiet };
  const height = (cells: readonly SlideCell[]) => {
    let place = 0;
    const all = cells.map(({ text, look: own = { size: look.size }, span = 1 }) => {
      const covered = columns.slice(place, place + span);
      place += span;
      const width = covered.reduce((sum, column) => sum + column.width, 0) - 2 * PADDING.side;
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
    cells.map(({ text, look: own = { size: look.size }, span = 1 }, i) => ({
      text: [...slideRuns(palette, text, withoutGround({ colour: palette.ink, ...own }))],
      options: {
        align: own.align ?? columns[i]?.align ?? ('left' as const),
        ...(own.ground === undefined ? {} : { fill: { color: hex(own.ground) } }),
        ...(span > 1 ? { colspan: span } : {}),
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
          ...(headCells ? [written(headCells, line(palette.edge, 1))] : []),
          ...shown.map((cells) =>
            written(cells, look.hasLines === false ? none : line(palette.line, 0.75)),
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
            color: hex(palette.ink),
          },
          margin: [PADDING.top, PADDING.side, PADDING.top, 0].map(inches) as never,
        },
      );
    },
  };
}

/** Returns a look for words in a cell that has the ground itself. */
function withoutGround({ ground: _, ...look }: SlideLook): SlideLook {
  return look;
}

function people(palette: Palette, { people: own }: PeopleList): Flow {
  return tableFlow(
    palette,
    [{ width: 32 }, { width: PAGE.width - 32 - 300 }, { width: 300, align: 'right' }],
    null,
    own.map(({ mark, name, role, remark, figure, felt }) => [
      { text: mark ? [{ is: 'mark', mark }] : '' },
      {
        text: [
          { is: 'name', text: name },
          ...(role === null ? [] : [', ', { is: 'name', text: role } as const]),
          ...(remark === null ? [] : [` ${remark}`]),
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

function actions(palette: Palette, { heads, rows }: Actions): Flow {
  const body = { size: BODY };
  return tableFlow(
    palette,
    [{ width: 40 }, { width: 750 }, { width: 190 }, { width: 92 }, { width: 80, align: 'right' }],
    ['', heads.action, heads.owner, heads.effort, heads.gain],
    rows.map((row) => [
      { text: row.rank, look: { ...body, isBold: true, colour: palette.accent } },
      {
        text: [
          { is: 'name', text: asSentence(row.title), isStrong: true },
          ' ',
          ...(row.gate === null ? [] : [{ is: 'strong', text: `${row.gate}: ` } as const]),
          { is: 'name', text: row.text },
          ...(row.remark === null ? [] : [`\n${row.remark}`]),
        ],
        look: body,
      },
      { text: row.owner, look: body },
      { text: row.effort, look: body },
      { text: row.gain, look: body },
    ]),
    { size: BODY },
  );
}

/** Most columns of a table on a slide; further ones are left to the other formats. */
const MOST_COLUMNS = 12;

function heat(palette: Palette, { heads, series, points: all }: Heat): Flow {
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
        look: { size: SMALL, isBold: true },
        span: columns.length,
      },
    ],
    ...point.rows.map((row) => [
      {
        text: [`${row.number}\u2002`, { is: 'name' as const, text: row.title }],
        look: { size: SMALL },
      },
      ...row.cells.slice(0, MOST_COLUMNS).map(({ shade, label }) => {
        const look = shade === null ? undefined : palette.levels[shade];
        return {
          text: label,
          look: { size: SMALL, ...(look ? { colour: look.text, ground: look.fill } : {}) },
        };
      }),
      {
        text: distanceText(row.apart),
        look: { size: SMALL, colour: palette.quiet },
      },
    ]),
  ]);
  const titles = [heads.criterion, ...shown.map((own) => own.title), heads.apart];
  return tableFlow(palette, columns, titles, rows, { size: SMALL });
}

/** Indent of a point below its cause. */
const INDENT = '\u2003\u2002';

function tree(palette: Palette, roots: readonly TreeNode[]): Flow {
  const rows = roots
    .flatMap((root) => nodes(root, 0))
    .map(({ node, depth }) => {
      const isRoot = depth === 0;
      const ground = isRoot ? { ground: palette.shade } : {};
      const size = SMALL + 1;
      const indent = INDENT.repeat(Math.min(depth, 6));
      return [
        {
          text: [
            `${indent}${isRoot ? '' : '└\u2002'}${node.number}\u2002`,
            { is: 'name' as const, text: node.title },
          ],
          look: { size, isBold: isRoot, ...ground },
        },
        { text: node.score, look: { size, isBold: isRoot, ...ground, align: 'right' as const } },
        {
          text: [{ is: 'name' as const, text: node.because }],
          look: { size: SMALL, isBold: isRoot, colour: palette.quiet, ...ground },
        },
      ];
    });
  return tableFlow(
    palette,
    [{ width: 400 }, { width: 70 }, { width: PAGE.width - 470 }],
    null,
    rows,
    { size: SMALL + 1, hasLines: false },
  );
}

function nodes(
  node: TreeNode,
  depth: number,
): readonly { readonly node: TreeNode; readonly depth: number }[] {
  return [{ node, depth }, ...node.children.flatMap((child) => nodes(child, depth + 1))];
}

function dataTable(palette: Palette, { columns, rows }: Table): Flow {
  const shown = columns.slice(0, MOST_COLUMNS);
  const widths = columnWidths(shown, rows);
  const head = shown.some((column) => column.head !== null)
    ? shown.map((column) => column.head ?? '')
    : null;
  return tableFlow(
    palette,
    shown.map(({ align }, i) => ({
      width: widths[i] ?? 0,
      align: align === 'end' ? ('right' as const) : ('left' as const),
    })),
    head,
    rows.map(({ cells }) =>
      shown.map(({ isTitle, width }, i) => ({
        text: cells[i] ?? '',
        look: {
          size: SMALL + 1,
          isBold: isTitle ?? false,
          ...(width === 'number' ? { colour: palette.quiet } : {}),
        },
      })),
    ),
  );
}

/** Returns widths by the longest texts; columns whose lines do not break are as wide as theirs. */
function columnWidths(columns: readonly Column[], rows: Table['rows']): readonly number[] {
  const longest = (i: number) =>
    [columns[i]?.head ?? '', ...rows.map(({ cells }) => plainText(cells[i] ?? ''))]
      .flatMap((text) => text.split('\n'))
      .reduce(
        (most, line) => Math.max(most, textWidth(line, { size: SMALL + 1, isBold: true })),
        0,
      );
  const wished = columns.map(({ width, isWhole }, i) => {
    const own = longest(i) + 3 * PADDING.side;
    if (width === 'number') return Math.max(own, 56);
    return isWhole
      ? Math.min(own, 260)
      : Math.min(own, width === 'owner' ? 170 : width === 'title' ? 260 : 900);
  });
  const isFixed = (i: number) => columns[i]?.width === 'number' || columns[i]?.isWhole === true;
  const fixed = wished.reduce((sum, own, i) => sum + (isFixed(i) ? own : 0), 0);
  const open = wished.reduce((sum, own, i) => sum + (isFixed(i) ? 0 : own), 0);
  const scale = open === 0 ? 1 : Math.max(PAGE.width - fixed, 200) / open;
  const all = wished.map((own, i) => (isFixed(i) ? own : own * scale));
  const sum = all.reduce((total, own) => total + own, 0);
  return all.map((own) => (own / sum) * PAGE.width);
}

function pair(palette: Palette, { sides }: Pair): Flow {
  const width = PAGE.width / 2 - 30;
  const heights = sides.map(
    ({ label, text }) =>
      textHeight(plainText(label), { size: SMALL, isBold: true }, width) +
      textHeight(`“${text}”`, { size: BODY }, width),
  );
  const height = Math.max(...heights) + 22;
  return single(
    height,
    (slide, y) => {
      addLine(slide, { x: PAGE.left, y, width: PAGE.width }, { colour: palette.line });
      for (const [i, { label, text }] of sides.entries()) {
        const small = { size: SMALL, isBold: true, colour: palette.quiet };
        const runs = [
          ...slideRuns(palette, label, small),
          ...slideRuns(palette, '\n', small),
          ...slideRuns(palette, [{ is: 'quote', text }], { size: BODY, colour: palette.ink }),
        ];
        const x = PAGE.left + i * (PAGE.width / 2 + 10);
        addWords(slide, runs, { x, y: y + 10, width, height: height - 12 });
      }
    },
    4,
  );
}

function answers(palette: Palette, block: AnswerEntry): readonly Flow[] {
  const { number, title, score, question, level, answers: own } = block;
  const exact = score === null ? '' : `, ${score}`;
  const heading: Text = [
    ...(number === null ? [] : [`${number}\u2002`]),
    { is: 'name', text: title, isStrong: true },
    exact,
  ];
  return [
    { ...words(palette, heading, { size: BODY, isBold: true }, 18), isWithNext: true },
    ...(question === null
      ? []
      : [words(palette, question, { size: SMALL, colour: palette.quiet })]),
    ...(level === null ? [] : [words(palette, level, { size: SMALL })]),
    lines(palette, own.map(bulleted), { size: SMALL }),
  ];
}
