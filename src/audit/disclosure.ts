import type { GapReport } from '../analysis/gap-report.ts';
import { UserError } from '../diagnostic.ts';
import { disclosureIn } from '../report/disclosure/search.ts';
import { type Identifier, identifiersIn } from '../report/disclosure/secrets.ts';
import type { FormatName } from '../report/formats.ts';
import type { Rendered } from '../report/view.ts';

/** What an anonymous report is made from, and whether it may hold notes. */
export interface DisclosureGuard {
  /** With everything that is to be left out. */
  readonly reports: readonly GapReport[];
  readonly withNotes: boolean;
}

/**
 * Makes sure that nothing in a finished report says who has answered. The message does not repeat
 * what it has found: others may look on.
 * @throws UserError
 */
export async function assertNoDisclosure(
  format: FormatName,
  rendered: Rendered,
  { reports, withNotes }: DisclosureGuard,
): Promise<void> {
  const secrets = identifiersIn(reports, { withNotes });
  for (const { name, text } of await textsIn(rendered)) refuse(format, name, { text, secrets });
}

function refuse(
  format: FormatName,
  part: string | null,
  { text, secrets }: { readonly text: string; readonly secrets: readonly Identifier[] },
): void {
  const found = disclosureIn(text, secrets);
  if (!found) return;
  const place = [
    ...(part === null ? [] : [`in its part ${part}`]),
    ...(found.line === null ? [] : [`in line ${found.line}`]),
  ];
  const where = place.length === 0 ? 'it' : `${place.join(', ')}, it`;
  throw new UserError(
    `the anonymous report (${format}) is not written: ${where} holds ${WHAT[found.kind]}`,
    'look for it in the subject, the plan, the look of the report, and with --with-notes in the notes',
  );
}

const WHAT = {
  name: 'the name of a respondent',
  id: 'the id of a respondent',
  'e-mail address': 'an e-mail address from the answers',
  note: 'words from a note, a reason or a piece of evidence',
} as const satisfies Record<Identifier['kind'], string>;

interface PartText {
  /** Null for a report that is one text. */
  readonly name: string | null;
  readonly text: string;
}

/** All text of a report; that of an office document is in the parts of a ZIP archive. */
async function textsIn(rendered: Rendered): Promise<readonly PartText[]> {
  if (typeof rendered === 'string') return [{ name: null, text: rendered }];
  const { unzip } = await import('../report/office/parts.ts');
  const parts = unzip(rendered);
  if (!parts) return [{ name: null, text: new TextDecoder().decode(rendered) }];
  return Object.entries(parts)
    .filter(([name]) => /\.(xml|rels|svg|vml)$/i.test(name))
    .map(([name, content]) => ({ name, text: new TextDecoder().decode(content) }));
}
