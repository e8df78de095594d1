import { asSentence } from '../text/phrases.ts';
import { deckWords } from '../words/document.ts';
import { actionsWords, gapsWords } from '../words/document-actions.ts';
import { disagreementsWords } from '../words/document-teams.ts';
import { capitalised } from '../words/grammar.ts';
import {
  type Actions,
  type Block,
  type Dots,
  type Inline,
  LONGEST_TITLE,
  partsOfText,
  type ReportDocument,
  type Section,
  type Text,
  type TreeNode,
  wordsInText,
} from './blocks.ts';
import { type Context, contextOf } from './context.ts';
import {
  type DocumentOptions,
  type NumberedSection,
  numbered,
  reportDocument,
  sectionOf,
} from './outline.ts';
import type { Report } from './report.ts';
import {
  actionList,
  actionsOf,
  actionsSection,
  MOST_ON_SLIDE,
  whatItLeadsTo,
} from './sections/actions.ts';
import { gapsSection } from './sections/all-gaps.ts';
import { checksumsOf } from './sections/answers.ts';
import { causesSection } from './sections/causes.ts';
import { changesSection } from './sections/changes.ts';
import { disagreementsSection } from './sections/disagreements.ts';
import { printedChange, sentencesOnScore } from './sections/headline.ts';
import { briefMethod, methodSection } from './sections/method.ts';
import { summarySection } from './sections/summary.ts';
import { teamsSection } from './sections/teams.ts';
import type { DocumentWriter, Renderer } from './view.ts';

/** Returns the renderer of slides, whose writer takes documents. */
export function presented(write: DocumentWriter): Renderer {
  return (report, { edition = 'full', brand, terminal }) =>
    write(deckOf(report, { edition, brand: brand ?? null, hasAppendix: false }), { terminal });
}

/**
 * Returns the document of slides: the sections of the report, shorter and each with its notes. The
 * full edition also has all gaps and the method.
 */
export function deckOf(report: Report, options: DocumentOptions): ReportDocument {
  const context = contextOf(report);
  const document = reportDocument(report, options);
  const more = deckWords.moreRows;
  const isBrief = options.edition === 'brief';
  if (options.edition === 'differences') {
    return { ...document, sections: document.sections.map(withNotes) };
  }
  if (report.result.score === null) {
    const { sections } = reportDocument(report, { ...options, edition: 'full' });
    const shown = isBrief ? sections.slice(0, 1) : sections;
    return { ...document, sections: shown.map((own) => ({ ...withNotes(own), more })) };
  }
  const all = numbered(context);
  const shown = all.filter(({ of }) => !isBrief || !FULL_ONLY.includes(of));
  const pairs = pairsIn(all);
  const sections = [
    summarySlide(context, isBrief),
    ...shown.flatMap((own) => slideOf(context, own, pairs)),
  ];
  return { ...document, sections: sections.map((own) => ({ ...own, more })) };
}

const FULL_ONLY: readonly NumberedSection['of'][] = [gapsSection, methodSection];

/** Kinds of blocks of the first page that the first slide has too. */
const ON_FIRST: readonly Block['is'][] = ['scale', 'facts', 'callout'];

/** Length from which titles leave out a subject, which the foot of each slide has. */
const LONG_SUBJECT = 60;

export function subjectInTitle({ subject }: Pick<Report, 'subject'>): Inline | null {
  const text = subject.trim();
  return text.length > LONG_SUBJECT ? null : { is: 'name', text };
}

function summarySlide(context: Context, isBrief: boolean): Section {
  const { topic, title, blocks, lead } = summarySection(context, null);
  const sentences = sentencesOnScore(context);
  const headline: Block = {
    ...{ is: 'headline', level: 1, number: '1', topic, lead: null },
    title: [
      ...partsOfText(title),
      ...deckWords.scored<Inline>({
        subject: subjectInTitle(context.report),
        score: context.print.score(context.report.result.score ?? 0),
        change: printedChange(context),
      }),
    ],
  };
  const shown = blocks.filter(({ is }) => ON_FIRST.includes(is));
  const rest: readonly Block[] =
    sentences.length === 0 ? [] : [{ is: 'paragraph', text: sentences.join(' ') }];
  const others = blocks.filter(({ is }) => is !== 'heading');
  return {
    ...{ id: 's1', blocks: [headline, ...shown, ...rest] },
    notes: [
      ...(lead === null ? [] : [lead]),
      ...spoken([
        ...others,
        ...rest,
        briefMethod(context),
        ...(isBrief ? checksumsOf(context) : []),
      ]),
    ],
  };
}

/** Returns notes of then and now, which stand beside the causes that are gone. */
function pairsIn(all: readonly NumberedSection[]): readonly Block[] {
  const blocks = all.find(({ of }) => of === changesSection)?.content.blocks ?? [];
  const start = blocks.findIndex(({ is }) => is === 'pair');
  return start < 1 ? [] : blocks.slice(start - 1, start + MOST_PAIRS);
}

/** Most notes of then and now on a slide. */
const MOST_PAIRS = 2;

function slideOf(
  context: Context,
  own: NumberedSection,
  pairs: readonly Block[],
): readonly Section[] {
  const { number, content } = own;
  const brief = own.of(context, 'brief') ?? content;
  const { id, blocks: short } = sectionOf({ number, content: { ...brief, ...brief.onSlide } });
  const [headline] = short;
  const isGone = own.of === causesSection && brief.blocks.some(({ is }) => is === 'table');
  const blocks = [...blocksOnSlide(context, own, brief.blocks), ...(isGone ? pairs : [])];
  if (headline?.is !== 'headline' || blocks.length === 0) return [];
  const isCrowded = blocks.some((block) => block.is === 'actions' && isLongList(block));
  const head = isCrowded ? { ...headline, lead: null } : headline;
  const told = [
    ...sectionOf(own).blocks,
    ...(own.of === methodSection ? checksumsOf(context) : []),
  ];
  return [{ id, blocks: [head, ...blocks], notes: spoken(told) }];
}

/** Quotes on a disagreement on a slide. */
const MOST_QUOTES = 2;
/** Longest text of a row of the method on a slide. */
const LONGEST_ROW = 300;

function blocksOnSlide(
  context: Context,
  own: NumberedSection,
  brief: readonly Block[],
): readonly Block[] {
  const { of, content } = own;
  if (of === actionsSection) return actionBlocks(context, content.blocks);
  if (of === gapsSection) return content.blocks.slice(0, 1).map(withoutSteps);
  if (of === disagreementsSection) {
    const shown = brief.flatMap((block) => (block.is === 'dots' ? [withFewQuotes(block)] : []));
    return [...shown, ...alsoNoted(shown, content.blocks)];
  }
  if (of === causesSection && isShortTree(brief)) return [...brief, ...mistakesIn(content.blocks)];
  // What each felt is in the notes, so that the chart keeps all of its points.
  if (of === teamsSection && brief.some(({ is }) => is === 'bars')) {
    return brief.filter(({ is }) => is === 'bars');
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

function withFewQuotes(block: Dots): Dots {
  const rows = block.rows.map((row) => ({ ...row, quotes: row.quotes.slice(0, MOST_QUOTES) }));
  return { ...block, rows };
}

/** Most notes on other criteria below the disagreements. */
const MOST_NOTED = 3;

/** Returns a note on each of the next disagreements if those above have none. */
function alsoNoted(shown: readonly Dots[], all: readonly Block[]): readonly Block[] {
  const rows = shown.flatMap((block) => block.rows);
  if (rows.length === 0 || rows.some(({ quotes }) => quotes.length > 0)) return [];
  const others = all.flatMap((block) => (block.is === 'dots' ? block.rows.slice(rows.length) : []));
  const items = others.flatMap(({ title, quotes: [quote] }): readonly Text[] => {
    if (!quote) return [];
    const { mark, who, text } = quote;
    return [
      [
        { is: 'name', text: asSentence(title), isStrong: true },
        ' ',
        ...(mark === null ? [] : [{ is: 'mark', mark } as const, ' ']),
        ...(who === null ? [] : [{ is: 'name', text: who } as const, ': ']),
        { is: 'quote', text },
      ],
    ];
  });
  if (items.length === 0) return [];
  return [
    { is: 'heading', text: disagreementsWords.alsoNoted },
    { is: 'list', items: items.slice(0, MOST_NOTED) },
  ];
}

/** Most points in a tree that leaves room below. */
const SHORT_TREE = 4;

function isShortTree(blocks: readonly Block[]): boolean {
  const [tree] = blocks;
  return tree?.is === 'tree' && tree.roots.flatMap(spokenTree).length <= SHORT_TREE;
}

/** Returns what to avoid, with its heading. */
function mistakesIn(blocks: readonly Block[]): readonly Block[] {
  const start = blocks.findIndex(({ is }) => is === 'heading');
  return start < 0 ? [] : blocks.slice(start, start + 2);
}

/** Returns a table without its column of next steps if criteria go by their questions, which need its room. */
function withoutSteps(block: Block): Block {
  if (block.is !== 'table') return block;
  const { columns, rows } = block;
  const title = columns.findIndex(({ isTitle }) => isTitle);
  const step = columns.findIndex(({ head }) => head === gapsWords.heads.step);
  const isLong = rows.some(({ cells }) => wordsInText(cells[title] ?? '').length > LONGEST_TITLE);
  if (!isLong || step < 0) return block;
  return {
    ...block,
    columns: columns.filter((_, i) => i !== step),
    rows: rows.map((row) => ({ ...row, cells: row.cells.filter((_, i) => i !== step) })),
  };
}

function isShort({ cells }: { readonly cells: readonly Text[] }): boolean {
  return cells.every((cell) => wordsInText(cell).length <= LONGEST_ROW);
}

/** Longest list of later actions on a slide, and longest texts of actions without later ones, in letters. */
const LONGEST_LATER = 260;
const LONGEST_ACTIONS = 900;

/** True if the texts of actions need the room of the lead and of the list of later ones. */
function isLongList({ rows }: Actions): boolean {
  return rows.reduce((sum, { text }) => sum + text.length, 0) > LONGEST_ACTIONS;
}

function actionBlocks(context: Context, otherwise: readonly Block[]): readonly Block[] {
  const actions = actionsOf(context);
  if (actions.length === 0) return otherwise;
  const all = actionList(context, actions, 'short');
  // Criteria without a title go by their number, so that what to do has the room.
  const named = (criterion: string | undefined, { title }: { readonly title: string }) =>
    criterion === undefined || context.find.criterion(criterion).title !== undefined
      ? title
      : capitalised(context.names.criterionInText(criterion));
  const rows = all.rows.map((row, i) => ({ ...row, title: named(actions[i]?.criterion, row) }));
  const then = rows
    .slice(MOST_ON_SLIDE)
    .map(({ title, owner, effort, gain }) =>
      deckWords.laterAction({ title, owner: wordsInText(owner), effort, gain }),
    );
  const later = deckWords.later({ actions: then });
  const shown = { ...all, rows: rows.slice(0, MOST_ON_SLIDE) };
  return [
    shown,
    {
      is: 'note',
      text: [
        ...(then.length === 0
          ? []
          : [
              later.length > LONGEST_LATER || isLongList(shown)
                ? deckWords.laterActions({ from: MOST_ON_SLIDE + 1, to: actions.length })
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
          [`${rank}. ${title}: ${text}`, remark, wordsInText(owner), effort, gain]
            .filter((own) => own !== null)
            .join(' · '),
        );
      case 'change':
        return block.rows.map(
          ({ number, title, before, after }) =>
            `${number}\u2002${title}: ${before?.label ?? '–'} → ${after?.label ?? '–'}`,
        );
      case 'bars':
        return block.rows.map(({ number, title, cells }) => {
          const scores = cells.map(({ label }, i) => `${block.columns[i]?.title ?? ''} ${label}`);
          const name = number === '' ? title : `${number}\u2002${title}`;
          return `${name}: ${scores.join(', ')}`;
        });
      case 'tree':
        return block.roots.flatMap(spokenTree);
      case 'table':
        return block.rows.map(({ cells }) =>
          cells
            .filter((cell) => wordsInText(cell) !== '')
            .flatMap((cell, i) => [...(i === 0 ? [] : [' · ']), ...withoutMarks(cell)]),
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
        return block.sides.map(({ label, text }) => `${wordsInText(label)}: “${text}”`);
      default:
        return [];
    }
  });
}

function withoutMarks(text: Text): readonly (string | Inline)[] {
  return partsOfText(text).filter((part) => typeof part === 'string' || part.is !== 'mark');
}

function spokenTree({ number, title, score, because, children }: TreeNode): readonly string[] {
  return [`${number}\u2002${title}: ${score}, ${because}`, ...children.flatMap(spokenTree)];
}

function quoted({ who, text }: { readonly who: string | null; readonly text: string }): string {
  return `${who === null ? '' : `${who}: `}“${text}”`;
}
