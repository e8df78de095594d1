import { coverWords, documentWords as words } from '../words/document.ts';
import { disagreementsWords } from '../words/document-teams.ts';
import type { Block, Contents, Cover, ReportDocument, Section } from './blocks.ts';
import type { Branding } from './brand/brand.ts';
import { fitsFirstPage, fitting } from './brief.ts';
import { type Context, contextOf } from './context.ts';
import type { Report } from './report.ts';
import { actionsSection } from './sections/actions.ts';
import { gapsSection } from './sections/all-gaps.ts';
import { answersSection } from './sections/answers.ts';
import { benchmarkSection } from './sections/benchmark.ts';
import { causesSection } from './sections/causes.ts';
import { changesSection } from './sections/changes.ts';
import {
  actionsInShort,
  coverInShort,
  disagreementsInShort,
  methodInShort,
  nextInShort,
  pointsInShort,
} from './sections/compact.ts';
import { coverOf, frameOf } from './sections/cover.ts';
import { disagreementsSection } from './sections/disagreements.ts';
import { isAllNotApplicable } from './sections/headline.ts';
import { briefMethod, methodSection } from './sections/method.ts';
import type { SectionContent, SectionOf } from './sections/section.ts';
import { type SummaryRows, summaryInShort, summarySection } from './sections/summary.ts';
import { teamsSection } from './sections/teams.ts';
import type { DocumentWriter, Edition, Renderer } from './view.ts';

interface Outlined {
  readonly of: SectionOf;
  /** Rank for the second page of a brief; a section without it is not there. */
  readonly inBrief?: number;
  /** Content below the title on a terminal; a section without it is not there. */
  readonly inShort?: (context: Context) => readonly Block[];
}

/** Sections after the summary, in the one order of every format. */
const OUTLINE: readonly Outlined[] = [
  { of: changesSection, inBrief: 1, inShort: () => [] },
  { of: benchmarkSection, inShort: () => [] },
  { of: teamsSection, inBrief: 2, inShort: pointsInShort },
  { of: disagreementsSection, inBrief: 4, inShort: disagreementsInShort },
  { of: causesSection, inBrief: 3, inShort: () => [] },
  { of: actionsSection, inShort: actionsInShort },
  { of: gapsSection },
  { of: methodSection, inShort: methodInShort },
];

/** Number of the appendix, which follows all sections. */
const APPENDIX = 'A';

export interface DocumentOptions {
  readonly edition: Edition;
  readonly brand: Branding | null;
  /** False if the full edition ends before its appendix. */
  readonly hasAppendix: boolean;
  /** True if gaps and answers name their criteria by id too, for those who go on in files. */
  readonly hasIds?: boolean;
}

/** Returns the renderer of a format whose writer takes documents. */
export function written(
  write: DocumentWriter,
  format: Pick<DocumentOptions, 'hasIds'> = {},
): Renderer {
  return (report, { edition = 'full', brand, hasAppendix = true, terminal }) =>
    write(reportDocument(report, { ...format, edition, hasAppendix, brand: brand ?? null }), {
      terminal,
    });
}

/** Returns the document of a report, which every format writes. */
export function reportDocument(report: Report, options: DocumentOptions): ReportDocument {
  const { edition, brand, hasIds = false } = options;
  const context = contextOf(report, hasIds);
  const subject = report.subject.trim();
  const day = context.days.full(report.date);
  const cover = edition === 'compact' ? coverInShort(context) : coverOf(context, edition, brand);
  return {
    title: coverWords.title({ subject, edition: coverWords.editions[edition] }),
    ...frameOf(report, brand, coverWords.foot({ subject, day })),
    generator: edition === 'compact' ? '' : report.generator,
    origin:
      edition === 'compact' || report.options.length === 0
        ? null
        : words.madeWith({ options: report.options }),
    sections: withCover(sectionsIn(context, options, cover), cover),
  };
}

function sectionsIn(
  context: Context,
  { edition, hasAppendix }: DocumentOptions,
  cover: Cover,
): readonly Section[] {
  const all = numbered(context);
  switch (edition) {
    case 'full':
      return fullSections(context, all, { cover, hasAppendix });
    case 'brief':
      return briefSections(context, all, cover);
    case 'appendix':
      return [
        ...alone(appendixOf(context, 'appendix')),
        ...chosen(all, [methodSection]).map(sectionOf),
      ];
    case 'differences':
      return differences(all);
    case 'compact':
      return inShort(context, all);
  }
}

/** Section with the number that it has in all editions and formats of a report. */
interface Numbered {
  readonly number: string;
  readonly content: SectionContent;
}

export interface NumberedSection extends Numbered, Outlined {}

/** Returns the sections after the summary, each with the number that it has everywhere. */
export function numbered(context: Context): readonly NumberedSection[] {
  return OUTLINE.flatMap((own) => {
    const content = own.of(context, 'full');
    return content ? [{ ...own, content }] : [];
  }).map((own, i) => ({ ...own, number: String(i + 2) }));
}

function chosen(
  all: readonly NumberedSection[],
  sections: readonly SectionOf[],
): readonly NumberedSection[] {
  return sections.flatMap((section) => all.find(({ of }) => of === section) ?? []);
}

function fullSections(
  context: Context,
  all: readonly NumberedSection[],
  { cover, hasAppendix }: { readonly cover: Cover; readonly hasAppendix: boolean },
): readonly Section[] {
  const { summary, people, isWhole } = firstPage(context, actionsAt(all), cover);
  const appendix = hasAppendix ? appendixOf(context, 'full') : [];
  // Where nothing applies, the summary has the reasons, and there is no score to explain.
  const following = isAllNotApplicable(context) ? (isWhole ? [] : appendix) : [...all, ...appendix];
  const contents = contentsOf(following);
  const withContents = (block: Block) => ({ ...summary, blocks: [...summary.blocks, block] });
  const isTight = !fitsFirstPage(cover, withContents(contents));
  const content =
    following.length === 0
      ? summary
      : withContents(isTight ? { ...contents, isOnScreenOnly: true } : contents);
  const [second, ...others] = following.map(sectionOf);
  // Few people are no reason for a page that is nearly empty.
  const next = second ? [people.length > 0 ? withPage(second, 'flow') : second] : [];
  return [...alone([{ number: '1', content }]), ...movedPeople(people), ...next, ...others];
}

function briefSections(
  context: Context,
  all: readonly NumberedSection[],
  cover: Cover,
): readonly Section[] {
  const { summary, people } = firstPage(context, actionsAt(all), cover);
  const method = context.report.result.score === null ? [] : [briefMethod(context)];
  const second = fitting(
    all.flatMap((own) => {
      const content = own.inBrief === undefined ? null : own.of(context, 'brief');
      return content ? [{ ...own, content, rank: own.inBrief ?? 0 }] : [];
    }),
    [...people, ...method],
  );
  const sections = [
    ...alone([{ number: '1', content: summary }]),
    ...movedPeople(people),
    ...second
      .map(sectionOf)
      .map((own, i) => withPage(own, i === 0 && people.length === 0 ? 'new' : 'flow')),
  ];
  const last = sections.at(-1);
  return last ? [...sections.slice(0, -1), { ...last, blocks: [...last.blocks, ...method] }] : [];
}

/** Returns the people as the beginning of the second page. */
function movedPeople(people: readonly Block[]): readonly Section[] {
  return people.length === 0 ? [] : [{ id: anchorOf('people'), page: 'new', blocks: people }];
}

interface FirstPage {
  readonly summary: SectionContent;
  /** Who answered, if they have to move to the second page. */
  readonly people: readonly Block[];
  /** True if all rows of the summary are there. */
  readonly isWhole: boolean;
}

/**
 * Returns the summary with as many rows as one page takes. Lowest answers get fewer and people move
 * first; then actions lose questions without a title and get fewer, then the disagreements.
 */
function firstPage(context: Context, section: string | null, cover: Cover): FirstPage {
  const fits = (content: SectionContent) => fitsFirstPage(cover, content);
  const whole = summarySection(context, section);
  const fewer = summarySection(context, section, FEWER_LOWEST);
  const summary = [whole, fewer].find(fits);
  if (summary) return { summary, people: [], isWhole: true };
  if (context.report.result.score === null) {
    const shorter = context.asked
      .map((_, i) => summarySection(context, section, { ...FEWER_LOWEST, questions: i }))
      .findLast(fits);
    return { summary: shorter ?? whole, people: [], isWhole: !shorter };
  }
  const isPeople = ({ is }: Block, i: number, all: readonly Block[]) =>
    is === 'people' ||
    (is === 'heading' && all[i + 1]?.is === 'people') ||
    (is === 'note' && all[i - 1]?.is === 'people');
  const people = whole.blocks.filter(isPeople);
  const without = (content: SectionContent): SectionContent => ({
    ...content,
    blocks: content.blocks.filter((...own) => !isPeople(...own)),
  });
  const shorter = FEWER_ROWS.map((rows) => without(summarySection(context, section, rows)));
  return { summary: shorter.find(fits) ?? shorter.at(-1) ?? whole, people, isWhole: false };
}

/** Rows of a first page on which lowest answers are fewer, so that people stay. */
const FEWER_LOWEST: SummaryRows = { settle: 3, actions: 5 };

/** Rows of a first page with long texts, from many to few. */
const FEWER_ROWS: readonly SummaryRows[] = [
  { settle: 5, actions: 5 },
  ...[
    { settle: 5, actions: 5 },
    { settle: 3, actions: 5 },
    { settle: 3, actions: 4 },
    { settle: 3, actions: 3 },
    { settle: 3, actions: 2 },
    { settle: 2, actions: 2 },
    { settle: 2, actions: 1 },
    { settle: 1, actions: 1 },
  ].map((rows) => ({ ...rows, isByNumber: true })),
];

/** Sections for the talk after a sealed round: disagreements before all others. */
function differences(all: readonly NumberedSection[]): readonly Section[] {
  const [first] = chosen(all, [disagreementsSection]);
  const topic = words.topics.disagreements;
  const nothing = { topic, title: disagreementsWords.oneSide, lead: null, blocks: [] };
  return [
    ...alone([first ?? { number: '1', content: nothing }]),
    ...chosen(all, [teamsSection, methodSection]).map(sectionOf),
  ];
}

function inShort(context: Context, all: readonly NumberedSection[]): readonly Section[] {
  return [
    { id: anchorOf('1'), blocks: summaryInShort(context) },
    ...all.flatMap(({ number, content, inShort: blocksOf }) => {
      if (!blocksOf) return [];
      const blocks = blocksOf(context);
      return [sectionOf({ number, content: { ...content, lead: null, blocks } })];
    }),
    nextInShort(chosen(all, [gapsSection])[0]?.number ?? null),
  ];
}

function appendixOf(context: Context, edition: Edition): readonly Numbered[] {
  const content = answersSection(context, edition);
  return content ? [{ number: APPENDIX, content }] : [];
}

function actionsAt(all: readonly NumberedSection[]): string | null {
  return chosen(all, [actionsSection])[0]?.number ?? null;
}

/** Returns a section with its headline. */
export function sectionOf({ number, content }: Numbered): Section {
  const { topic, title, lead, blocks, page, fold } = content;
  return {
    id: anchorOf(number),
    ...(page === undefined ? {} : { page }),
    ...(fold === undefined ? {} : { fold }),
    blocks: [{ is: 'headline', level: 2, number, topic, title, lead }, ...blocks],
  };
}

/** Returns the first section of a document, whose title is that of the document. */
function alone([first]: readonly Numbered[]): readonly Section[] {
  if (!first) return [];
  const { number, content } = first;
  const { topic, title, lead, blocks } = content;
  return [
    {
      id: anchorOf(number),
      blocks: [{ is: 'headline', level: 1, number, topic, title, lead }, ...blocks],
    },
  ];
}

function anchorOf(number: string): string {
  return `s${number}`;
}

function withPage({ page: _, ...section }: Section, page: NonNullable<Section['page']>): Section {
  return { ...section, page };
}

function withCover([first, ...others]: readonly Section[], cover: Block): readonly Section[] {
  return first ? [{ ...first, blocks: [cover, ...first.blocks] }, ...others] : others;
}

function contentsOf(sections: readonly Numbered[]): Contents {
  return {
    is: 'contents',
    label: words.contents,
    entries: sections.map(({ number, content }) => ({
      id: anchorOf(number),
      number,
      topic: content.topic,
    })),
  };
}
