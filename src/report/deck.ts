import { deckWords } from '../words/document.ts';
import { actionsWords } from '../words/document-actions.ts';
import type { Block, Inline, ReportDocument, Section, Text } from './blocks.ts';
import { type Context, contextOf } from './context.ts';
import {
  type DocumentOptions,
  type NumberedSection,
  numbered,
  reportDocument,
  sectionOf,
} from './outline.ts';
import type { Report } from './report.ts';
import { actionList, actionsOf, actionsSection, whatItLeadsTo } from './sections/actions.ts';
import { gapsSection } from './sections/all-gaps.ts';
import { disagreementsSection } from './sections/disagreements.ts';
import { printedChange, sentencesOnScore } from './sections/headline.ts';
import { briefMethod, methodSection } from './sections/method.ts';
import { summarySection } from './sections/summary.ts';
import type { DocumentWriter, Renderer } from './view.ts';

/** Returns the renderer of slides, whose writer takes documents. */
export function presented(write: DocumentWriter): Renderer {
  return (report, { edition = 'full', brand, terminal }) =>
    write(deckOf(report, { edition, brand: brand ?? null, hasAppendix: false }), { terminal });
}

/** Most actions on a slide. */
const MOST_ACTIONS = 5;

/**
 * Returns the document of slides: the sections of the report, shorter and each with its notes. The
 * full edition also has all gaps and the method.
 */
export function deckOf(report: Report, options: DocumentOptions): ReportDocument {
  const context = contextOf(report);
  const document = reportDocument(report, options);
  if (options.edition === 'differences' || report.result.score === null) {
    return { ...document, sections: document.sections.map(withNotes) };
  }
  const all = numbered(context);
  const shown = all.filter(({ of }) => options.edition !== 'brief' || !FULL_ONLY.includes(of));
  const sections = [summarySlide(context), ...shown.flatMap((own) => slideOf(context, own))];
  const isBrief = options.edition === 'brief';
  const more = deckWords.moreRows;
  return {
    ...document,
    sections: isBrief ? sections.map((own) => ({ ...own, more })) : sections,
  };
}

const FULL_ONLY: readonly NumberedSection['of'][] = [gapsSection, methodSection];

/** Kinds of blocks of the first page that the first slide has too. */
const ON_FIRST: readonly Block['is'][] = ['scale', 'facts', 'callout'];

function summarySlide(context: Context): Section {
  const { topic, title, blocks, lead } = summarySection(context, null);
  const sentences = sentencesOnScore(context);
  const headline: Block = {
    ...{ is: 'headline', level: 1, number: '1', topic, lead: null },
    title: [
      ...(typeof title === 'string' ? [title] : title),
      ...deckWords.scored<Inline>({
        subject: { is: 'name', text: context.report.subject.trim() },
        score: context.print.score(context.report.result.score ?? 0),
        change: printedChange(context),
      }),
    ],
  };
  const shown = blocks.filter(({ is }) => ON_FIRST.includes(is));
  const rest: readonly Block[] =
    sentences.length === 0 ? [] : [{ is: 'paragraph', text: sentences.join(' ') }];
  const others = blocks.filter((block) => !shown.includes(block) && block.is !== 'heading');
  return {
    ...{ id: 's1', blocks: [headline, ...shown, ...rest] },
    notes: [...(lead === null ? [] : [lead]), ...spoken([...others, briefMethod(context)])],
  };
}

function slideOf(context: Context, own: NumberedSection): readonly Section[] {
  const { number, content } = own;
  const brief = own.of(context, 'brief') ?? content;
  const { id, blocks: short } = sectionOf({ number, content: brief });
  const [headline] = short;
  const blocks = blocksOnSlide(context, own, brief.blocks);
  if (!headline || blocks.length === 0) return [];
  return [{ id, blocks: [headline, ...blocks], notes: spoken(sectionOf(own).blocks) }];
}

/** Quotes on a disagreement on a slide. */
const MOST_QUOTES = 2;
/** Rows of the table of gaps on a slide, and the longest text of a row of the method. */
const MOST_GAPS = 5;
const LONGEST_ROW = 300;

function blocksOnSlide(
  context: Context,
  own: NumberedSection,
  brief: readonly Block[],
): readonly Block[] {
  const { of, content } = own;
  if (of === actionsSection) return actionBlocks(context, content.blocks);
  if (of === gapsSection) {
    return content.blocks.flatMap((block, i): readonly Block[] => {
      if (i > 0 || block.is !== 'table') return [];
      const shown = block.rows.slice(0, MOST_GAPS);
      const more: Block = {
        is: 'note',
        text: deckWords.moreGaps({ shown: shown.length, all: block.rows.length }),
      };
      return [...(shown.length < block.rows.length ? [more] : []), { ...block, rows: shown }];
    });
  }
  if (of === disagreementsSection) {
    return brief.map((block) =>
      block.is === 'dots'
        ? {
            ...block,
            rows: block.rows.map((row) => ({ ...row, quotes: row.quotes.slice(0, MOST_QUOTES) })),
          }
        : block,
    );
  }
  if (of === methodSection) {
    return content.blocks
      .slice(0, 1)
      .map((block) =>
        block.is === 'table' ? { ...block, rows: block.rows.filter(isShort) } : block,
      );
  }
  return brief;
}

function isShort({ cells }: { readonly cells: readonly Text[] }): boolean {
  return cells.every((cell) => plain(cell).length <= LONGEST_ROW);
}

/** Longest list of later actions on a slide, in letters. */
const LONGEST_LATER = 600;

function actionBlocks(context: Context, otherwise: readonly Block[]): readonly Block[] {
  const actions = actionsOf(context);
  if (actions.length === 0) return otherwise;
  const first = actions.slice(0, MOST_ACTIONS);
  const others = actionList(context, actions.slice(MOST_ACTIONS), true).rows;
  const then = others.map(({ title, owner, effort, gain }) =>
    deckWords.laterAction({ title, owner: plain(owner), effort, gain }),
  );
  const later = deckWords.later({ actions: then });
  return [
    actionList(context, first, true),
    {
      is: 'note',
      text: [
        ...(then.length === 0
          ? []
          : [
              later.length > LONGEST_LATER
                ? deckWords.laterActions({ from: first.length + 1, to: actions.length })
                : later,
            ]),
        `${whatItLeadsTo(context, actions, null)} ${actionsWords.key}`,
      ].join('\n'),
    },
  ];
}

function withNotes(section: Section): Section {
  return { ...section, notes: spoken(section.blocks) };
}

function plain(text: Text): string {
  if (typeof text === 'string') return text;
  return text
    .map((part) => (typeof part === 'string' ? part : 'text' in part ? part.text : ''))
    .join('');
}

/** Returns what a speaker may want to say of blocks, one text for each line. */
export function spoken(blocks: readonly Block[]): readonly Text[] {
  return blocks.flatMap((block): readonly Text[] => {
    switch (block.is) {
      case 'headline':
        return block.lead === null ? [] : [block.lead];
      case 'heading':
        return ['', block.text];
      case 'paragraph':
      case 'note':
        return [block.text];
      case 'list':
        return block.items;
      case 'callout':
        return [block.title, ...(block.text === null ? [] : [block.text])];
      case 'people':
        return block.people.map(({ name, role, figure, felt, remark }) =>
          [name, role, figure, felt, remark].filter((own) => own !== null).join(', '),
        );
      case 'dots':
        return block.rows.flatMap(({ rank, title, text, quotes }) => [
          `${rank}. ${title}: ${text}`,
          ...quotes.map(quoted),
        ]);
      case 'actions':
        return block.rows.map(({ rank, title, text, remark, owner, effort, gain }) =>
          [`${rank}. ${title}: ${text}`, remark, plain(owner), effort, gain]
            .filter((own) => own !== null)
            .join(' · '),
        );
      case 'change':
        return block.rows.map(
          ({ number, title, before, after }) =>
            `${number}\u2002${title}: ${before?.label ?? '–'} → ${after?.label ?? '–'}`,
        );
      case 'table':
        return block.rows.map(({ cells }) =>
          cells
            .map(plain)
            .filter((own) => own !== '')
            .join(' · '),
        );
      case 'heat':
        return block.points.flatMap(({ rows }) =>
          rows.map(({ number, title, cells }) => {
            const levels = cells.map(({ label }, i) => `${block.series[i]?.title ?? ''} ${label}`);
            return `${number}\u2002${title}: ${levels.join(', ')}`;
          }),
        );
      case 'quotes':
        return block.quotes.map(quoted);
      case 'pair':
        return block.sides.map(({ label, text }) => `${plain(label)}: “${text}”`);
      default:
        return [];
    }
  });
}

function quoted({ who, text }: { readonly who: string | null; readonly text: string }): string {
  return `${who === null ? '' : `${who}: `}“${text}”`;
}
