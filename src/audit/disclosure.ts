import type { GapReport } from '../analysis/gap-report.ts';
import { userErrorOf } from '../diagnostic.ts';
import { disclosureIn } from '../report/disclosure/search.ts';
import { type Identifier, identifiersIn } from '../report/disclosure/secrets.ts';
import type { FormatName } from '../report/formats.ts';
import type { Rendered } from '../report/view.ts';
import { statusWords } from '../words/status.ts';

/** Reports that an anonymous one is made from. */
export interface DisclosureGuard {
  /** Complete, with the names and notes to leave out. */
  readonly reports: readonly GapReport[];
  /** True if the anonymous report may contain notes. */
  readonly withNotes: boolean;
}

/**
 * Asserts that nothing in a rendered report identifies a respondent.
 * @throws UserError that does not repeat what was found: others may see the screen
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
  throw userErrorOf(statusWords.disclosure({ format, part, ...found }));
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
