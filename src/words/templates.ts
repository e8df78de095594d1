import { quoted } from '../text/safe.ts';
import { type ErrorWords, withCodes } from './coded.ts';
import { list } from './grammar.ts';

/** Messages about templates: papers to fill in for a step of the advice. */
export const templateWords = withCodes('template', {
  listed: ({ time, who }: { time: string; who: string }) => `${time}; ${who}`,
  listFooter: 'align template <id> prints one; --round <path> fills it in from a round',
  unknown: ({ id, meant }: { id: string; meant: string | undefined }): ErrorWords => ({
    message: `unknown template ${quoted(id)}`,
    hint:
      meant === undefined
        ? 'run "align template" to see available templates'
        : `did you mean ${quoted(meant)}?`,
  }),
  /** Templates for a criterion: none, or several. */
  noneServes: ({ name }: { name: string }): ErrorWords => ({
    message: `no template serves ${quoted(name)}`,
    hint: 'run "align template" to see available templates',
  }),
  severalServe: ({ name, ids }: { name: string; ids: readonly string[] }): ErrorWords => ({
    message: `several templates serve ${quoted(name)}`,
    hint: `use one of ${list(ids, ids.length)}`,
  }),
  format: ({ path }: { path: string }): ErrorWords => ({
    message: `cannot write a template to ${quoted(path)}`,
    hint: 'use a file name that ends in .md or .docx',
  }),
  notInTerminal: {
    message: 'docx cannot be shown in a terminal',
    hint: 'add --output FILE.docx',
  } satisfies ErrorWords,
  saved: ({ path }: { path: string }) => `Saved the template to ${path}`,
  kept: ({ path }: { path: string }) =>
    `Kept ${path}: it exists, and may be filled in. Add --force to overwrite it`,
  exists: ({ path }: { path: string }): ErrorWords => ({
    message: `${quoted(path)} exists, and may be filled in`,
    hint: 'choose another --output, or add --force to overwrite it',
  }),
  noneNamed: 'The first five actions name no template.',
});
