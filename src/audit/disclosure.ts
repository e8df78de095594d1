import type { GapReport } from '../analysis/gap-report.ts';
import { UserError } from '../diagnostic.ts';
import { disclosureIn, identifiersIn, secretsIn } from '../report/disclosure/search.ts';
import type { FormatName } from '../report/formats.ts';
import type { Rendered } from '../report/view.ts';
import { statusWords } from '../words/status.ts';

/** Reports that an anonymous one is made from. */
export interface DisclosureGuard {
  /** Complete, with the names and notes to leave out. */
  readonly reports: readonly GapReport[];
  /** True if the anonymous report may contain notes. */
  readonly withNotes: boolean;
  /** Words that name nobody, besides those of the checklist: those of the brand. */
  readonly open: string;
}

/**
 * Asserts that no text of others in an anonymous report identifies anybody. Only these can: all other
 * words are the same whoever answered.
 * @throws UserError that does not repeat what was found: others may see the screen
 */
export async function assertNobodyNamed(
  shown: GapReport,
  { reports, open }: DisclosureGuard,
): Promise<void> {
  const { personalFinder } = await import('../report/disclosure/people.ts');
  const find = personalFinder(reports, open);
  for (const { criterion, text } of foreignTexts(shown)) {
    const found = find(text);
    if (found !== null) throw new UserError(statusWords.personal({ found, criterion }));
  }
}

/** Returns the published texts that respondents and owners of actions wrote. */
function foreignTexts({ anonymity, agreements, promises }: GapReport) {
  const { remarks = [], texts = [] } = anonymity ?? {};
  return [
    ...[...remarks, ...(agreements ?? [])].flatMap(({ criterion, note, evidence }) =>
      [...(note === null ? [] : [note]), ...evidence].map((text) => ({ criterion, text })),
    ),
    ...texts.map(({ criterion, answer }) => ({ criterion, text: String(answer) })),
    ...(promises ?? []).map((own) => ({ criterion: own.criterion, text: `${own.do} ${own.says}` })),
  ];
}

/**
 * Asserts that nothing in a rendered report identifies a respondent.
 * @param twin renders the same report on people with other names and notes: the words that both contain
 *   are those of the format and of align
 * @throws UserError that does not repeat what was found: others may see the screen
 */
export async function assertNoDisclosure(
  format: FormatName,
  { rendered, twin }: { readonly rendered: Rendered; readonly twin: () => Promise<Rendered> },
  { reports, withNotes }: DisclosureGuard,
): Promise<void> {
  const secrets = identifiersIn(reports, { withNotes });
  const parts = await textsIn(rendered);
  const suspects = parts.filter(({ text }) => secretsIn(text, secrets).length > 0);
  if (suspects.length === 0) return;
  const usual = new Map((await textsIn(await twin())).map(({ name, text }) => [name, text]));
  for (const { name, text } of suspects) {
    const known = usual.get(name) ?? '';
    const usualIn = new Set(secretsIn(known, secrets));
    const found = disclosureIn(
      text,
      secrets.filter((secret) => !usualIn.has(secret)),
    );
    if (found) throw new UserError(statusWords.disclosure({ format, part: name, ...found }));
  }
}

interface PartText {
  /** `null` for a report that is one text. */
  readonly name: string | null;
  readonly text: string;
}

/** Returns all text of a report; office documents are ZIP archives with one text per part. */
async function textsIn(rendered: Rendered): Promise<readonly PartText[]> {
  if (typeof rendered === 'string') return [{ name: null, text: rendered }];
  const { unpack } = await import('../report/office/container.ts');
  const textsOf = (bytes: Uint8Array, prefix: string): readonly PartText[] =>
    Object.entries(unpack(bytes).parts ?? {}).flatMap(([name, content]) => {
      // Charts keep their figures in workbooks of their own.
      if (/\.(xlsx|docx|pptx)$/i.test(name)) return textsOf(content, `${prefix}${name}/`);
      if (!/\.(xml|rels|svg|vml)$/i.test(name)) return [];
      return [{ name: prefix + name, text: new TextDecoder().decode(content) }];
    });
  const texts = textsOf(rendered, '');
  return texts.length > 0 ? texts : [{ name: null, text: new TextDecoder().decode(rendered) }];
}
