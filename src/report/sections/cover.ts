import { agreedAnswer } from '../../analysis/agreements.ts';
import { coverWords, documentWords } from '../../words/document.ts';
import { summaryWords } from '../../words/document-summary.ts';
import type { Block, Cover, Inline, Note, PeopleList, ReportDocument, Text } from '../blocks.ts';
import type { Branding } from '../brand/brand.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../view.ts';

/** Returns the head of the first page: firm or subject, audit and round, day and edition. */
export function coverOf(context: Context, edition: Edition, brand: Branding | null): Cover {
  const facts = {
    subject: context.report.subject,
    about: roundOf(context),
    day: daysOfAnswers(context),
    edition: coverWords.editions[edition],
  };
  return coverWith(facts, brand);
}

/** Printed facts of a cover. */
interface CoverFacts {
  readonly subject: string;
  /** Checklist, with the scope of the round. */
  readonly about: string;
  readonly day: string;
  readonly edition: string;
}

/** Returns a cover with these facts, in the name of a firm if there is a brand. */
export function coverWith(
  { subject: name, about, day, edition }: CoverFacts,
  brand: Branding | null,
): Cover {
  const subject: Inline = { is: 'name', text: name.trim() };
  if (!brand) {
    return { is: 'cover', logo: null, start: [[subject], about], end: [day, edition], words: [] };
  }
  const { firm, confidentiality, preparedFor, cover = '' } = brand;
  return {
    is: 'cover',
    logo: brand.logo,
    start: [[{ is: 'name', text: firm }], [subject, `: ${about}`]],
    end: [
      ...preparedLine(brand, preparedFor),
      confidentiality === undefined
        ? coverWords.dayAndEdition({ day, edition })
        : coverWords.confidential({ day, words: confidentiality }),
    ],
    words: cover.trim() === '' ? [] : cover.trim().split(/\n\s*\n/),
  };
}

/** Returns the day of the answers, or the first and the last one. */
function daysOfAnswers({ report, days }: Context): string {
  const dates = report.respondents.map(({ answers }) => answers.date).toSorted();
  const first = dates[0] ?? report.date;
  const last = days.full(report.date);
  return first < report.date ? coverWords.days({ first: days.full(first), last }) : last;
}

/** Returns what was audited, with the scope of the round. */
export function roundOf(context: Context): string {
  const { report, asked, perceived } = context;
  const checklist = report.checklist.title;
  const about =
    report.mode === 'express'
      ? coverWords.express({ checklist, questions: asked.length })
      : coverWords.round({ checklist });
  const isVotedAgain = perceived.votedAgain.size > 0;
  return isWorkshop(context) ? about + coverWords.workshop({ isVotedAgain }) : about;
}

/** True if people voted again after a discussion, or agreed on an answer. */
export function isWorkshop({ report, perceived }: Context): boolean {
  return perceived.votedAgain.size > 0 || agreedIn(report) > 0;
}

/** Returns the number of questions whose answer a workshop agreed on. */
function agreedIn({ agreements }: Pick<Context['report'], 'agreements'>): number {
  return (agreements ?? []).filter((own) => agreedAnswer(own) !== null).length;
}

function preparedLine({ preparedBy }: Branding, preparedFor: string | undefined): readonly Text[] {
  const by: Inline | null = preparedBy ? { is: 'name', text: preparedBy } : null;
  const whom: Inline | null = preparedFor ? { is: 'name', text: preparedFor } : null;
  if (by && whom) return [coverWords.preparedByFor<Inline>({ by, whom })];
  if (by) return [coverWords.preparedBy<Inline>({ by })];
  return whom ? [coverWords.preparedFor<Inline>({ whom })] : [];
}

/** Returns what is on each page; the foot has the words of a brand before those given. */
export function frameOf(
  { checklist, date }: Pick<Context['report'], 'checklist' | 'date'>,
  brand: Branding | null,
  foot: string,
): Pick<ReportDocument, 'brand' | 'foot' | 'pageOf' | 'checklist' | 'date'> {
  return {
    ...{ brand, date, checklist: checklist.title, pageOf: documentWords.pageOf },
    foot:
      brand?.confidentiality === undefined
        ? foot
        : coverWords.footOf({ firm: brand.firm, words: brand.confidentiality }),
  };
}

/** Respondents up to whom each is named on the first page. */
const MOST_PEOPLE = 24;

/** Returns who answered, or counts of groups, and what became of the answers in a workshop. */
export function peopleOf(context: Context): readonly Block[] {
  const people = context.report.anonymity ? countsByGroup(context) : namedPeople(context);
  if (people.people.length === 0) return [];
  return [{ is: 'heading', text: summaryWords.people }, people, ...workshopOf(context)];
}

/** Returns what became of the answers in a workshop. */
function workshopOf({ report, perceived }: Context): readonly Note[] {
  const text = summaryWords.workshop({
    votedAgain: perceived.votedAgain.size,
    agreed: agreedIn(report),
  });
  return text === '' ? [] : [{ is: 'note', text }];
}

function namedPeople(context: Context): PeopleList {
  const { report, print, mark, find, sides, isOfPeople } = context;
  if (report.respondents.length > MOST_PEOPLE) return countsByGroup(context);
  const blanks = new Map(context.blanks.map(({ respondent, number }) => [respondent, number]));
  const felt = new Map(
    report.gutFeelings.map(({ respondent, estimate }) => [respondent, estimate]),
  );
  const groups = report.groups.flatMap(({ respondents }) => respondents);
  return {
    is: 'people',
    people: report.respondents
      .toSorted((a, b) => groups.indexOf(a.id) - groups.indexOf(b.id))
      .map(({ id, role, group, result }) => {
        const estimate = felt.get(id) ?? null;
        const open = blanks.get(id) ?? 0;
        const own = isOfPeople ? sides.find((side) => side.id === id)?.mark : mark(group);
        return {
          mark: own ?? null,
          name: find.name(id),
          role,
          remark: open > 0 ? summaryWords.blanks({ blanks: open }) : null,
          figure: result.score === null ? null : print.score(result.score),
          felt: estimate === null ? null : summaryWords.felt({ felt: print.part(estimate) }),
        };
      }),
  };
}

function countsByGroup({ report, mark, find }: Context): PeopleList {
  const { anonymity } = report;
  const groups = anonymity
    ? anonymity.groups.map(({ group, respondents, told }) => ({ group, respondents, told }))
    : report.groups.map(({ id, respondents }) => ({
        ...{ group: id, respondents: respondents.length, told: 'alone' as const },
      }));
  return {
    is: 'people',
    people: groups.map(({ group, respondents, told }) => ({
      mark: told === 'alone' ? mark(group) : null,
      name: find.group(group),
      role: null,
      remark: null,
      figure:
        respondents === null
          ? summaryWords.tooFew({ least: anonymity?.minGroup ?? 0 })
          : summaryWords.peopleOfGroup({ people: respondents }),
      felt: null,
    })),
  };
}
