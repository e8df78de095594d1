import type { AnonymityTerms } from '../analysis/anonymous/anonymity.ts';
import type { AnonymityOptions } from '../cli/options.ts';
import { UserError } from '../diagnostic.ts';

/** Groups of which fewer answered are not told of, if nobody says otherwise. */
const MIN_GROUP = 3;

/**
 * How anonymous the report is to be; null where it is not to be.
 * @throws UserError where something is said of an anonymous report, and none is asked for
 */
export function anonymityTerms(options: AnonymityOptions): AnonymityTerms | null {
  const { anonymous, withNotes, minGroup } = options;
  if (anonymous) return { minGroup: minGroup ?? MIN_GROUP, withNotes: withNotes ?? false };
  const vain = [...(withNotes ? ['--with-notes'] : []), ...(minGroup ? ['--min-group'] : [])][0];
  if (vain === undefined) return null;
  throw new UserError(`${vain} is for anonymous reports`, 'add --anonymous');
}
