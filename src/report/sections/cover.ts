import { documentWords as words } from '../../words/document.ts';
import type { Cover, Inline, Text } from '../blocks.ts';
import type { Branding } from '../brand/brand.ts';
import type { Context } from '../context.ts';
import type { Edition } from '../editions.ts';

/** Returns the head of the first page: firm or subject, audit and round, day and edition. */
export function coverOf(context: Context, edition: Edition, brand: Branding | null): Cover {
  const { report, days } = context;
  const about = roundOf(context);
  const day = days.full(report.date);
  const subject: Inline = { is: 'name', text: report.subject.trim() };
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

/** Returns what was audited, with the scope of the round. */
export function roundOf({ report, asked }: Context): string {
  const checklist = report.checklist.title;
  return report.mode === 'express'
    ? words.cover.express({ checklist, questions: asked.length })
    : words.cover.round({ checklist });
}

function preparedLine({ preparedBy }: Branding, preparedFor: string | undefined): readonly Text[] {
  const by: Inline | null = preparedBy ? { is: 'name', text: preparedBy } : null;
  const whom: Inline | null = preparedFor ? { is: 'name', text: preparedFor } : null;
  if (by && whom) return [words.cover.preparedByFor<Inline>({ by, whom })];
  if (by) return [words.cover.preparedBy<Inline>({ by })];
  return whom ? [words.cover.preparedFor<Inline>({ whom })] : [];
}
