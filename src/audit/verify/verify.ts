import type { VerifyOptions } from '../../cli/commands/rounds.ts';
import { exitCode } from '../../cli/exit.ts';
import { UserError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import type { AuditRequest } from '../../output/report.ts';
import { tableNames } from '../../report/machine/tables/table.ts';
import { quoted, safeText } from '../../text/safe.ts';
import { VERSION } from '../../version.ts';
import { runAudit } from '../audit.ts';
import { compareWith, type Difference } from './compare.ts';
import { readGiven } from './given-report.ts';

/**
 * The request that made a report, from the options it was made with and the files that somebody
 * names for it.
 * @throws UserError where a file is not named, or an option is unknown
 */
function recallRequest(
  made: readonly string[],
  { checklist, plan, policy, baseline, brand }: VerifyOptions,
): AuditRequest {
  const told = new Map(made.map((option) => splitOption(option)));
  const files = { '--plan': plan, '--policy': policy, '--baseline': baseline, '--brand': brand };
  for (const [name, file] of Object.entries(files)) refuseMissing(name, file, told);
  for (const name of told.keys()) refuseUnknown(name);
  const number = (name: string) => (told.has(name) ? Number(told.get(name)) : undefined);
  const gates = defined({
    ...{ policy, baseline, today: told.get('--today') },
    ...{ minScore: number('--min-score'), maxAge: number('--max-age') },
    ...{ maxDrop: number('--max-drop'), reportOnly: told.has('--report-only') },
  });
  return {
    color: false,
    ...defined({
      checklist,
      plan,
      brand,
      target: told.get('--target'),
      table: tableNames.find((own) => own === told.get('--table')),
      minGroup: number('--min-group'),
    }),
    express: told.has('--express'),
    edition: told.get('--edition') === 'differences' ? 'differences' : 'all',
    anonymous: told.has('--anonymous'),
    withNotes: told.has('--with-notes'),
    gates,
  };
}

const KNOWN = new Set([
  ...[
    '--express',
    '--edition',
    '--target',
    '--table',
    '--plan',
    '--policy',
    '--baseline',
    '--brand',
    '--today',
  ],
  ...['--min-score', '--max-age', '--max-drop', '--report-only'],
  ...['--anonymous', '--min-group', '--with-notes'],
]);

function splitOption(option: string): readonly [string, string] {
  const [name = '', ...value] = option.split(' ');
  return [name, value.join(' ')];
}

function refuseMissing(
  name: string,
  file: string | undefined,
  told: ReadonlyMap<string, string>,
): void {
  if (!told.has(name) || file !== undefined) return;
  throw new UserError(`the report was made with ${name}`, `name the same file: ${name} FILE`);
}

function refuseUnknown(name: string): void {
  if (KNOWN.has(name)) return;
  throw new UserError(
    `the report says that it was made with ${quoted(name)}, which this version does not know`,
    'verify it with the version of align that made it',
  );
}

/** Without what is undefined. */
function defined<T extends object>(
  values: T,
): { readonly [Name in keyof T]?: Exclude<T[Name], undefined> };
function defined(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

/**
 * Makes a report again from the answers, with the options that it says it was made with, and says
 * whether the two are the same. Returns the exit code.
 * @throws UserError and InputError where that cannot be found out
 */
export async function verifyReport(io: Io, path: string, options: VerifyOptions): Promise<number> {
  const given = await readGiven(io, path);
  const request = recallRequest(given.options, options);
  const made = await runAudit(io, options.answers, request);
  const brand = request.brand === undefined ? undefined : await brandIn(io, request.brand);
  const difference = await compareWith(given, made, { ...request, brand });
  const verdict =
    difference === null
      ? `matches what align ${VERSION} makes of these answers`
      : `does not match; ${inWords(difference)}`;
  io.stdout.write(`${safeText(path)}: ${safeText(verdict)}\n`);
  if (difference === null) return exitCode.done;
  if (given.version !== VERSION) {
    io.stderr.write(
      `hint: it says that align ${safeText(given.version ?? 'of no version')} made it; verify it with that\n`,
    );
  }
  return exitCode.notMet;
}

async function brandIn(io: Io, path: string) {
  const { loadBrand } = await import('../../loading/brand.ts');
  return (await loadBrand(io, path)).brand;
}

function inWords({ place, found, expected }: Difference): string {
  return `${place}: the report has ${found ?? 'nothing'}, and the answers give ${expected ?? 'nothing'}`;
}
