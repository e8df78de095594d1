import { quoted } from '../text/safe.ts';
import { type ErrorTable, errorsOf, meantOr } from './errors.ts';

const AGAIN = 'ask for it again';

const DAMAGED = {
  'no-end': 'the block of answers has no end',
  line: 'this line of the block was changed, or one before it is missing',
  checksum: 'the block of answers is not whole',
} as const;

/** Errors of what people sent back, by code; loaded with it. */
export const collectingErrorWords = {
  'return/nothing-found': () => ({
    message: 'contains no answers',
    hint: 'use an answers file, a block "BEGIN ALIGN ANSWERS", or a telephone code',
  }),
  'return/damaged': ({ because }: { because: keyof typeof DAMAGED }) => ({
    message: DAMAGED[because],
    hint: AGAIN,
  }),
  'return/code-length': ({ has, needs }: { has: number; needs: number }) => ({
    message: `the telephone code has ${has} characters, not ${needs}`,
    hint: AGAIN,
  }),
  'return/code-character': ({ character, position }: { character: string; position: number }) => ({
    message: `the telephone code has no character ${quoted(character)} (character ${position})`,
    hint: AGAIN,
  }),
  'return/code-misheard': () => ({
    message: 'the telephone code has a character that was misheard or mistyped',
    hint: AGAIN,
  }),
  'return/code-of-others': () => ({
    message: 'the telephone code is of another checklist, or of another version of it',
    hint: 'use the form of this round',
  }),
  'return/code-of-whom': () => ({
    message: 'the telephone code does not say whose it is',
    hint: 'write the name and a colon before it, as in "kathy: R3ZY-3FWZ"',
  }),
  'return/unknown-person': ({
    who,
    meant,
  }: {
    readonly who: string;
    readonly meant: string | undefined;
  }) => ({
    message: `round.yaml does not name ${quoted(who)}`,
    hint: meantOr(meant, 'use an id or a name of its respondents'),
  }),
  'return/no-subject': () => ({
    message: 'a telephone code does not name the organisation, and neither does the round',
    hint: 'add "subject" to round.yaml',
  }),
  'return/no-key': ({ path }: { path: string }) => ({
    message: `the answers are encrypted, and there is no key ${quoted(path)}`,
    hint: 'use the private key that "align form --new-key" wrote: --key FILE',
  }),
  'return/other-key': ({ to, own }: { readonly to: string; readonly own: string | null }) => ({
    message:
      own === null
        ? 'the answers are encrypted, and the file of the key is not a private key'
        : to === own
          ? 'the encrypted answers were changed on the way'
          : `the answers are encrypted to the key ${quoted(to)}, not to ${quoted(own)}`,
    hint: own !== null && to === own ? AGAIN : 'use the other key: --key FILE',
  }),
  'return/not-saved': ({ reason }: { reason: string }) => ({
    message: `the answers could not be saved: ${reason}`,
    hint: 'collect them again',
  }),
  'return/twice': ({ id, file }: { id: string; file: string }) => ({
    message: `${quoted(id)} sent other answers in ${quoted(file)}`,
    hint: 'collect only the ones that count',
  }),
  'return/replaces': ({ id, file, date }: { id: string; file: string; date: string }) => ({
    message: `${quoted(id)} has other answers of ${date} in ${quoted(file)}`,
    hint: 'add --yes to replace them',
  }),
} satisfies ErrorTable;

/** Returns the error of a code of `collectingErrorWords`. */
export const collectingError = errorsOf(collectingErrorWords);
