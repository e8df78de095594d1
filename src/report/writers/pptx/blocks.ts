import {
  type AnswerEntry,
  type Block,
  type Callout,
  type Facts,
  type Pair,
  partsOfText,
  plainText,
  type Text,
} from '../../blocks.ts';
import { matrixFlow, scaleFlow } from './charts.ts';
import { barsFlow, changeFlow, dotsFlow } from './row-charts.ts';
import {
  addArea,
  addLine,
  addWords,
  type Flow,
  PAGE,
  type SlideLook,
  type SlideStyle,
  single,
  slideQuote,
  slideRuns,
  textHeight,
} from './slide.ts';
import { actionsFlow, heatFlow, peopleFlow, tableFlow, treeFlow } from './tables.ts';

/** Returns the parts of slides that blocks become, in their order. */
export function slideFlows(style: SlideStyle, blocks: readonly Block[]): readonly Flow[] {
  return blocks.flatMap((block, i) => {
    const [before, after] = [blocks[i - 1], blocks[i + 1]];
    if (block.is === 'callout' && before?.is === 'callout') return [];
    if (block.is === 'callout' && after?.is === 'callout') return [callouts(style, [block, after])];
    return slideFlow(style, block);
  });
}

function slideFlow(style: SlideStyle, block: Block): readonly Flow[] {
  switch (block.is) {
    // Titles, feet and the panel of slides take their place.
    case 'cover':
    case 'headline':
    case 'contents':
      return [];
    case 'heading':
      return [
        {
          ...words(style, block.text, { size: style.body, isBold: true }, 18),
          isWithNext: true,
        },
      ];
    case 'paragraph':
      return [words(style, block.text, { size: style.body })];
    case 'list':
      return [lines(style, block.items.map(bulleted), { size: style.body })];
    case 'note':
      return [words(style, block.text, { size: style.small, colour: style.quiet })];
    case 'scale':
      return [scaleFlow(style, block)];
    case 'facts':
      return [facts(style, block)];
    case 'callout':
      return [callouts(style, [block])];
    case 'people':
      return [peopleFlow(style, block)];
    case 'dots':
      return [dotsFlow(style, block)];
    case 'actions':
      return [actionsFlow(style, block)];
    case 'change':
      return [changeFlow(style, block)];
    case 'bars':
      return [barsFlow(style, block)];
    case 'heat':
      return [heatFlow(style, block)];
    case 'tree':
      return [treeFlow(style, block.roots)];
    case 'matrix':
      return [matrixFlow(style, block)];
    case 'table':
      return [tableFlow(style, block)];
    case 'quotes':
      return [
        lines(
          style,
          block.quotes.map((quote) => ({
            plain: `${quote.who ?? ''}: “${quote.text}”  `,
            runs: (look: SlideLook) => slideQuote(style, quote, look),
          })),
          { size: style.small },
        ),
      ];
    case 'pair':
      return [pair(style, block)];
    case 'answers':
      return answers(style, block);
  }
}

/** Line of a list, with what is measured for it. */
interface ListLine {
  readonly plain: string;
  readonly runs: (look: SlideLook) => ReturnType<typeof slideRuns>;
}

function words(style: SlideStyle, text: Text, look: SlideLook, gap?: number): Flow {
  return lines(
    style,
    [{ plain: plainText(text), runs: (own) => slideRuns(style, text, own) }],
    look,
    gap,
  );
}

/** Returns texts below each other, which may go on on another slide. */
function lines(
  style: SlideStyle,
  all: readonly (ListLine | Text)[],
  look: SlideLook,
  gap = 12,
): Flow {
  const own = all.map(
    (line): ListLine =>
      typeof line === 'object' && 'runs' in line
        ? line
        : { plain: plainText(line), runs: (with_) => slideRuns(style, line, with_) },
  );
  const coloured = { colour: style.ink, ...look };
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
  return ['•\u2002', ...partsOfText(item)];
}

function facts(style: SlideStyle, { facts: own }: Facts): Flow {
  const { ink, quiet, line } = style;
  const width = PAGE.width / Math.max(own.length, 1);
  const inner = width - 40;
  const heights = own.map(
    ({ label, value, remark }) =>
      textHeight(label, { size: style.small }, inner) +
      textHeight(value, { size: 28 }, inner) +
      textHeight(remark, { size: style.small }, inner),
  );
  const height = Math.max(0, ...heights) + 22;
  return single(height, (slide, y) => {
    addLine(slide, { x: PAGE.left, y, width: PAGE.width }, { colour: line });
    addLine(slide, { x: PAGE.left, y: y + height, width: PAGE.width }, { colour: line });
    for (const [i, { label, value, remark }] of own.entries()) {
      const x = PAGE.left + i * width;
      if (i > 0) addArea(slide, { x, y, width: 1, height }, { fill: line });
      const small = { size: style.small, colour: quiet };
      const runs = [
        ...slideRuns(style, label, small),
        ...slideRuns(style, `\n${value}`, { size: 28, colour: ink }),
        ...slideRuns(style, `\n${remark}`, small),
      ];
      addWords(slide, runs, { x: x + 18, y: y + 10, width: inner, height: height - 12 });
    }
  });
}

function callouts(style: SlideStyle, own: readonly Callout[]): Flow {
  const gap = 56;
  const widths =
    own.length > 1 ? [(PAGE.width - gap) * 0.57, (PAGE.width - gap) * 0.43] : [PAGE.width];
  const text = ({ title, text: rest }: Callout): Text => [
    ...strong(title),
    ...(rest === null ? [] : [' ', ...partsOfText(rest)]),
  ];
  const heights = own.map((callout, i) => {
    const inner = (widths[i] ?? 0) - 44;
    const label = callout.label === null ? 0 : style.small * 1.3;
    return (
      label + textHeight(plainText(text(callout)), { size: style.body, isBold: true }, inner) + 26
    );
  });
  const height = Math.max(...heights);
  return single(
    height,
    (slide, y) => {
      let x: number = PAGE.left;
      for (const [i, callout] of own.entries()) {
        const width = widths[i] ?? 0;
        const isWarning = callout.tone === 'warn';
        const ground = isWarning ? style.warnGround : style.shade;
        addArea(slide, { x, y, width, height }, { fill: ground });
        const bar = isWarning ? style.warnEdge : style.accent;
        addArea(slide, { x, y, width: 4, height }, { fill: bar });
        const label = callout.label === null ? '' : `${callout.label}\n`;
        const runs = [
          ...slideRuns(style, label, { size: style.small, isBold: true, colour: style.quiet }),
          ...slideRuns(style, text(callout), { size: style.body, colour: style.ink }),
        ];
        addWords(slide, runs, { x: x + 22, y: y + 12, width: width - 40, height: height - 22 });
        x += width + gap;
      }
    },
    26,
  );
}

function strong(text: Text): readonly Exclude<Text, string>[number][] {
  return partsOfText(text).map((part) =>
    typeof part === 'string'
      ? { is: 'strong' as const, text: part }
      : part.is === 'name'
        ? { ...part, isStrong: true }
        : part,
  );
}

function pair(style: SlideStyle, { sides }: Pair): Flow {
  const width = PAGE.width / 2 - 30;
  const heights = sides.map(
    ({ label, text }) =>
      textHeight(plainText(label), { size: style.small, isBold: true }, width) +
      textHeight(`“${text}”`, { size: style.body }, width),
  );
  const height = Math.max(...heights) + 22;
  return single(
    height,
    (slide, y) => {
      addLine(slide, { x: PAGE.left, y, width: PAGE.width }, { colour: style.line });
      for (const [i, { label, text }] of sides.entries()) {
        const small = { size: style.small, isBold: true, colour: style.quiet };
        const runs = [
          ...slideRuns(style, label, small),
          ...slideRuns(style, '\n', small),
          ...slideRuns(style, [{ is: 'quote', text }], { size: style.body, colour: style.ink }),
        ];
        const x = PAGE.left + i * (PAGE.width / 2 + 10);
        addWords(slide, runs, { x, y: y + 10, width, height: height - 12 });
      }
    },
    4,
  );
}

function answers(style: SlideStyle, block: AnswerEntry): readonly Flow[] {
  const { number, title, score, question, level, answers: own } = block;
  const exact = score === null ? '' : `, ${score}`;
  const heading: Text = [
    ...(number === null ? [] : [`${number}\u2002`]),
    { is: 'name', text: title, isStrong: true },
    exact,
  ];
  return [
    { ...words(style, heading, { size: style.body, isBold: true }, 18), isWithNext: true },
    ...(question === null
      ? []
      : [words(style, question, { size: style.small, colour: style.quiet })]),
    ...(level === null ? [] : [words(style, level, { size: style.small })]),
    lines(style, own.map(bulleted), { size: style.small }),
  ];
}
