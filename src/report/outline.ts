import { documentWords as words } from '../words/document.ts';
import type { Block, Cover, ReportDocument, Section, Span, Text } from './blocks.ts';
import type { Branding } from './brand/brand.ts';
import { type Context, contextOf } from './context.ts';
import type { Report } from './report.ts';
import { actionsSection } from './sections/actions.ts';
import { gapsSection } from './sections/all-gaps.ts';
import { answersSection } from './sections/answers.ts';
import { causesSection } from './sections/causes.ts';
import { changesSection } from './sections/changes.ts';
import { disagreementsSection } from './sections/disagreements.ts';
import { briefMethod, methodSection } from './sections/method.ts';
import type { DocumentEdition, SectionContent, SectionOf } from './sections/section.ts';
import { summarySection } from './sections/summary.ts';
import { teamsSection } from './sections/teams.ts';

/** Sections after the summary, in the one order of every format. */
const SECTIONS: readonly SectionOf[] = [
  changesSection,
  teamsSection,
  disagreementsSection,
  causesSection,
  actionsSection,
  gapsSection,
  methodSection,
];

/** Number of the appendix. */
const APPENDIX = 'A';

export interface DocumentOptions {
  readonly edition: DocumentEdition;
  readonly brand: Branding | null;
  /** False if the full edition ends before its appendix; default true. */
  readonly hasAppendix?: boolean;
}

/** Returns the document of a report, which every format writes. */
export function documentOf(report: Report, options: DocumentOptions): ReportDocument {
  const context = contextOf(report);
  const sections =
    options.edition === 'appendix'
      ? appendixOnly(context, options.brand)
      : withSummary(context, options);
  const subject = report.subject.trim();
  const { brand } = options;
  const day = context.days.full(report.date);
  return {
    title: words.cover.title({ subject, edition: words.cover.editions[options.edition] }),
    brand,
    foot:
      brand?.confidentiality === undefined
        ? words.cover.foot({ subject, day })
        : words.cover.footOf({ firm: brand.firm, words: brand.confidentiality }),
    pageOf: words.pageOf,
    generator: report.generator,
    sections,
  };
}

interface Numbered {
  readonly id: string;
  readonly number: string;
  readonly content: SectionContent;
}

function withSummary(context: Context, options: DocumentOptions): readonly Section[] {
  const { edition, brand, hasAppendix = true } = options;
  const all = numbered(context);
  const isFull = edition === 'full';
  const shown = isFull ? all.map(({ numbered: own }) => own) : briefOf(context, all);
  const answers = isFull && hasAppendix ? answersSection(context, 'full') : null;
  const appendix = answers ? [{ id: `s${APPENDIX}`, number: APPENDIX, content: answers }] : [];
  const actionsAt = all.find(({ section }) => section === actionsSection)?.numbered.number ?? null;
  const summary = summarySection(context, edition, actionsAt);
  const following = [...shown, ...appendix];
  const first: Section = {
    id: 's1',
    blocks: [
      coverOf(context, edition, brand),
      {
        ...{ is: 'headline', level: 1, number: '1' },
        ...{ topic: summary.topic, title: summary.title, lead: summary.lead },
      },
      ...summary.blocks,
      ...(isFull && following.length > 0 ? [contentsOf(following)] : []),
    ],
  };
  const others = following.map((own) => sectionOf(own, 2));
  return isFull ? [first, ...others] : withNote(context, [first, ...startOnNewPage(others)]);
}

/** Sections of the full edition with their numbers, which all editions keep. */
function numbered(context: Context) {
  return SECTIONS.flatMap((section) => {
    const content = section(context, 'full');
    return content ? [{ section, content }] : [];
  }).map(({ section, content }, i) => ({
    section,
    numbered: { id: `s${i + 2}`, number: String(i + 2), content },
  }));
}

type NumberedSections = ReturnType<typeof numbered>;

/** Sections of the second page: what changed, how the sides stand, and others if there is room. */
function briefOf(context: Context, all: NumberedSections): readonly Numbered[] {
  const contents = all.flatMap(({ section, numbered: own }) => {
    const content = BRIEF.includes(section) ? section(context, 'brief') : null;
    return content ? [{ ...own, content, place: BRIEF.indexOf(section) }] : [];
  });
  let room = PAGE;
  const chosen = contents
    .toSorted((a, b) => a.place - b.place)
    .filter(({ content }) => {
      const height = heightOf(content);
      if (height > room) return false;
      room -= height;
      return true;
    });
  return contents.filter((own) => chosen.includes(own));
}

/** Sections of a brief edition, those that matter more first. */
const BRIEF: readonly SectionOf[] = [
  changesSection,
  teamsSection,
  causesSection,
  disagreementsSection,
];

/** Room of the second page of a brief for its sections, in millimetres. */
const PAGE = 238;
/** Heights of parts of a page, in millimetres, measured in print. */
const HEIGHT = {
  ...{ head: 18, lead: 6, change: 7, bars: 5.9, dots: 10, quotes: 5, tree: 5.8 },
  ...{ table: 8, other: 12 },
};

/** Estimates the height of a section in print. */
function heightOf({ lead, blocks }: SectionContent): number {
  const head = HEIGHT.head + (lead === null ? 0 : HEIGHT.lead);
  return blocks.reduce((sum, block) => sum + blockHeight(block), head);
}

function blockHeight(block: Block): number {
  switch (block.is) {
    case 'change':
      return (block.rows.length + 1.5) * HEIGHT.change;
    case 'bars':
      return (block.rows.length + 1) * HEIGHT.bars;
    case 'dots':
      return block.rows.reduce(
        (sum, { quotes }) => sum + HEIGHT.dots + (quotes.length > 0 ? HEIGHT.quotes : 0),
        HEIGHT.lead,
      );
    case 'tree':
      return nodesIn(block.roots) * HEIGHT.tree;
    case 'table':
      return (block.rows.length + 1) * HEIGHT.table;
    default:
      return HEIGHT.other;
  }
}

function nodesIn(nodes: readonly { readonly children: readonly unknown[] }[]): number {
  return nodes.reduce(
    (sum, { children }) => sum + 1 + nodesIn(children as { children: readonly unknown[] }[]),
    0,
  );
}

function startOnNewPage([first, ...others]: readonly Section[]): readonly Section[] {
  if (!first) return [];
  return [{ ...first, page: 'new' }, ...others.map(({ page: _, ...own }) => own)];
}

/** Adds the method in a few lines to the last section. */
function withNote(context: Context, sections: readonly Section[]): readonly Section[] {
  const last = sections.at(-1);
  if (!last || context.report.result.score === null) return sections;
  return [...sections.slice(0, -1), { ...last, blocks: [...last.blocks, briefMethod(context)] }];
}

function sectionOf({ id, number, content }: Numbered, level: 1 | 2): Section {
  const { topic, title, lead, blocks, page, fold } = content;
  return {
    id,
    ...(page === undefined ? {} : { page }),
    ...(fold === undefined ? {} : { fold }),
    blocks: [{ is: 'headline', level, number, topic, title, lead }, ...blocks],
  };
}

function appendixOnly(context: Context, brand: Branding | null): readonly Section[] {
  const all = numbered(context);
  const answers = answersSection(context, 'appendix');
  const method = all.find(({ section }) => section === methodSection)?.numbered;
  const {
    fold: _,
    page: __,
    ...content
  } = answers ?? { topic: '', title: '', lead: null, blocks: [] };
  const first = sectionOf({ id: `s${APPENDIX}`, number: APPENDIX, content }, 1);
  return [
    { ...first, blocks: [coverOf(context, 'appendix', brand), ...first.blocks] },
    ...(method ? [sectionOf(method, 2)] : []),
  ];
}

function contentsOf(sections: readonly Numbered[]): Block {
  return {
    is: 'contents',
    label: words.contents,
    entries: sections.map(({ id, number, content }) => ({ id, number, topic: content.topic })),
  };
}

/** Returns the head of the first page: firm or subject, audit and round, day and edition. */
function coverOf(context: Context, edition: DocumentEdition, brand: Branding | null): Cover {
  const { report, days } = context;
  const asked = report.findings.filter(({ outcome }) => outcome !== 'not-asked').length;
  const checklist = report.checklist.title;
  const about =
    report.mode === 'express'
      ? words.cover.express({ checklist, questions: asked })
      : words.cover.round({ checklist });
  const day = days.full(report.date);
  const subject: Span = { is: 'name', text: report.subject.trim() };
  if (!brand) {
    return {
      is: 'cover',
      logo: null,
      start: [[subject], about],
      end: [day, words.cover.editions[edition]],
      words: [],
    };
  }
  const { firm, confidentiality, preparedFor, cover = '' } = brand;
  return {
    is: 'cover',
    logo: brand.logo,
    start: [[{ is: 'name', text: firm }], [subject, `: ${about}`]],
    end: [
      ...preparedLine(brand, preparedFor),
      confidentiality === undefined
        ? words.cover.dayAndEdition({ day, edition: words.cover.editions[edition] })
        : words.cover.confidential({ day, words: confidentiality }),
    ],
    words: cover.trim() === '' ? [] : cover.trim().split(/\n\s*\n/),
  };
}

function preparedLine({ preparedBy }: Branding, preparedFor: string | undefined): readonly Text[] {
  const by: Span | null = preparedBy ? { is: 'name', text: preparedBy } : null;
  const whom: Span | null = preparedFor ? { is: 'name', text: preparedFor } : null;
  if (by && whom) return [words.cover.preparedByFor<Span>({ by, whom })];
  if (by) return [words.cover.preparedBy<Span>({ by })];
  return whom ? [words.cover.preparedFor<Span>({ whom })] : [];
}
