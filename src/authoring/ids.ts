import type { Io } from '../io/io.ts';
import { listShipped, readShipped } from '../loading/checklists/shipped.ts';
import { listTemplates } from '../loading/templates.ts';

/** Ids that a command line can name, each once and sorted. */
export interface KnownIds {
  readonly checklists: readonly string[];
  readonly points: readonly string[];
  readonly criteria: readonly string[];
  readonly bands: readonly string[];
  readonly templates: readonly string[];
}

/** Returns the ids in the built-in checklists and templates. */
export async function builtInIds(io: Io): Promise<KnownIds> {
  const checklists = listShipped(io).flatMap(({ id }) => readShipped(io, id)?.definition ?? []);
  const points = checklists.flatMap((own) => own.points);
  const ids = (all: readonly { readonly id: string }[]) =>
    [...new Set(all.map(({ id }) => id))].sort();
  return {
    checklists: ids(checklists),
    points: ids(points),
    criteria: ids(points.flatMap(({ criteria }) => criteria)),
    bands: ids(checklists.flatMap(({ bands }) => bands)),
    templates: ids(await listTemplates(io)),
  };
}
