import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { InputError, UserError } from '../diagnostic.ts';
import type { Io } from '../io/io.ts';
import { printStatus } from '../io/messages.ts';
import { hasField } from '../loading/round.ts';
import { type FormatName, formatOf } from '../report/formats.ts';
import type { Path, Source } from '../source/source.ts';
import { readFile } from '../storage/read.ts';
import { nearestWord } from '../text/phrases.ts';
import { safeJson, safeText } from '../text/safe.ts';
import { configurationError, configurationWords } from '../words/configuration-errors.ts';
import {
  type ConfigurationFile,
  findConfiguration,
  fromHere,
  isChecklistPath,
  readConfiguration,
} from './configuration.ts';
import { latestOf, roundsIn } from './rounds.ts';

/** Settings that a configuration can have too; on the command line they win. */
export interface GateFlags {
  /** Empty if the configuration names the round. */
  readonly answers: readonly string[];
  readonly checklist?: string | undefined;
  readonly policy?: string | undefined;
  readonly baseline?: string | undefined;
  readonly plan?: string | undefined;
  readonly brand?: string | undefined;
  readonly output?: readonly string[] | undefined;
  readonly format?: readonly FormatName[] | undefined;
  /** Path of the configuration; `false` for none, `undefined` for the nearest. */
  readonly config?: string | false | undefined;
}

/** Settings of `align gate`, and the source of each. */
export interface GateSettings {
  readonly values: Omit<GateFlags, 'config'>;
  readonly sources: readonly SettingSource[];
  /** Path of the configuration; `null` without one. */
  readonly config: string | null;
  /** Round that the configuration names; `of` is the number of rounds where it is the latest. */
  readonly round: { readonly path: string; readonly of: number | null } | null;
  /** World in which ids of checklists are looked up beside the configuration too. */
  readonly io: Io;
}

/** Value of a setting, and its source. */
export interface SettingSource {
  readonly name: string;
  readonly value: string;
  /** Option, or file with line and column. */
  readonly from: string;
}

/**
 * Joins the command line and the configuration. Neither adds a rule nor takes one away: the verdict is
 * that of `align audit` with the same files named.
 * @throws UserError and InputError for files that cannot be read, have errors or contradict each other
 */
export async function gateSettings(io: Io, flags: GateFlags): Promise<GateSettings> {
  const path = flags.config === undefined ? findConfiguration(io) : flags.config;
  const file = path === false || path === null ? null : await readConfiguration(io, path);
  const { answers, checklist: id, policy, baseline, plan, brand, output, format } = flags;
  const given = { answers, checklist: id, policy, baseline, plan, brand, output, format };
  if (file === null) {
    if (answers.length > 0) return onlyFlags(io, given);
    const isRefused = flags.config === false;
    throw new UserError(
      isRefused ? configurationWords.noAnswers() : configurationWords.noConfiguration(),
    );
  }
  const { configuration: own } = file;
  const here = (name: string | undefined) =>
    name === undefined ? undefined : fromHere(io, file, name);
  const checklist = own.checklist;
  const isPath = checklist !== undefined && isChecklistPath(checklist);
  const round = answers.length === 0 ? await roundOf(io, file) : null;
  const configured = {
    answers: round === null ? [] : [round.path],
    checklist: isPath ? here(checklist) : checklist,
    policy: here(own.policy),
    baseline: here(own.baseline),
    plan: here(own.plan),
    brand: here(own.brand),
    ...destinationsIn(io, file),
  };
  const hasDestinations = given.output !== undefined || given.format !== undefined;
  const values = {
    answers: round === null ? given.answers : configured.answers,
    checklist: given.checklist ?? configured.checklist,
    policy: given.policy ?? configured.policy,
    baseline: given.baseline ?? configured.baseline,
    plan: given.plan ?? configured.plan,
    brand: given.brand ?? configured.brand,
    output: hasDestinations ? given.output : configured.output,
    format: hasDestinations ? given.format : configured.format,
  };
  const agreed = given.baseline === undefined ? await baselineOfPolicy(io, values.policy) : null;
  if (agreed !== null) refuseOtherBaseline(io, file, values.baseline, agreed);
  const places: Readonly<Record<string, Path>> = {
    answers: [own.round === undefined ? 'rounds' : 'round'],
    output: ['outputs'],
  };
  const sources = sourcesOf(values, given, (name) => placeIn(file.source, places[name] ?? [name]));
  if (agreed !== null && values.baseline === undefined) {
    sources.push({
      name: 'baseline',
      value: agreed.path,
      from: placeIn(agreed.source, ['baseline']),
    });
  }
  return { values, sources, config: file.path, round, io: withChecklistsBeside(io, file) };
}

/** Rules that the command line may have. */
interface RuleFlags {
  readonly minScore?: unknown;
  readonly minBand?: unknown;
  readonly maxAge?: unknown;
  readonly maxDrop?: unknown;
}

/** @throws UserError if nothing judges the answers: neither a policy nor a rule of the command line */
export function refuseWithoutRules(
  { values: { policy } }: GateSettings,
  { minScore, minBand, maxAge, maxDrop }: RuleFlags,
): void {
  if ([policy, minScore, minBand, maxAge, maxDrop].some((own) => own !== undefined)) return;
  throw new UserError(configurationWords.noRules());
}

/** Prints which round the configuration named; nothing if the command line did. */
export function printRound(io: Io, { config, round }: GateSettings): void {
  if (config === null || round === null) return;
  printStatus(io, configurationWords.audited({ config, round: round.path, of: round.of }));
}

/** Writes the settings in lines: name, value and source. */
export function settingsInLines({ sources, config }: GateSettings): string {
  const rows = [{ name: 'config', value: config ?? '-', from: '' }, ...sources].map((own) => ({
    name: own.name,
    value: safeText(own.value),
    from: safeText(own.from),
  }));
  const widthOf = (column: 'name' | 'value') => Math.max(...rows.map((row) => row[column].length));
  const [names, values] = [widthOf('name'), widthOf('value')];
  return rows
    .map(({ name, value, from }) => `${name.padEnd(names)}  ${value.padEnd(values)}  ${from}`)
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** Writes the settings as JSON for programs. */
export function settingsInJson({ sources, config }: GateSettings): string {
  const settings = Object.fromEntries(
    sources.map(({ name, value, from }) => [name, { value, from }]),
  );
  return safeJson({ format: 1, config, settings });
}

function onlyFlags(io: Io, given: GateSettings['values']): GateSettings {
  const sources = sourcesOf(given, given, () => '');
  return { values: given, sources, config: null, round: null, io };
}

/** Lets a command in a folder of the repository find the checklists that one at the top finds. */
function withChecklistsBeside(io: Io, file: ConfigurationFile): Io {
  const folder = resolve(io.folder, fromHere(io, file, 'checklists'));
  const { ALIGN_CHECKLISTS: named } = io.env;
  if (dirname(folder) === resolve(io.folder) || !existsSync(folder)) return io;
  const all = [fromHere(io, file, 'checklists'), ...(named ? [named] : [])].join(delimiter);
  return { ...io, env: { ...io.env, ALIGN_CHECKLISTS: all } };
}

async function roundOf(
  io: Io,
  file: ConfigurationFile,
): Promise<{ readonly path: string; readonly of: number | null }> {
  const { rounds: folder, round: name = LATEST } = file.configuration;
  if (folder === undefined) throw placed(file, [], configurationError('config/no-rounds'));
  const place = fromHere(io, file, folder);
  const found = await roundsIn(io, place, file.root);
  if (name === LATEST) {
    const { path } = latestOf(found, place);
    return { path: shown(path), of: found.length };
  }
  const named = found.find((own) => own.name === name);
  if (named) return { path: shown(named.path), of: null };
  const names = found.map((own) => own.name);
  const values = { name, names, meant: nearestWord(name, [LATEST, ...names]) };
  throw placed(file, ['round'], configurationError('config/unknown-round', values));
}

/** Name of the round with the latest date. */
const LATEST = 'latest';

function shown(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Returns files and formats in pairs; a format that the extension tells comes last. */
function destinationsIn(io: Io, file: ConfigurationFile): Pick<GateFlags, 'output' | 'format'> {
  const { outputs } = file.configuration;
  if (outputs === undefined) return {};
  const all = outputs.map((own) => {
    const { file: path, format } = typeof own === 'string' ? { file: own } : own;
    const known = format ?? formatOf(path) ?? undefined;
    return { path: path === STDOUT ? path : fromHere(io, file, path), known };
  });
  const told = all.filter(({ known }) => known !== undefined);
  const untold = all.filter(({ known }) => known === undefined);
  return {
    output: [...told, ...untold].map(({ path }) => path),
    format: told.flatMap(({ known }) => known ?? []),
  };
}

/** Path of standard output. */
const STDOUT = '-';

/** Baseline that a policy names, with its path from here. */
interface AgreedBaseline {
  readonly path: string;
  readonly policy: string;
  readonly source: Source;
}

async function baselineOfPolicy(
  io: Io,
  policy: string | undefined,
): Promise<AgreedBaseline | null> {
  if (policy === undefined) return null;
  const source = await readFile(io, policy);
  const own: unknown = hasField(source.value, 'baseline') ? Object(source.value).baseline : null;
  if (typeof own !== 'string') return null;
  return { path: shown(join(dirname(policy), own)), policy, source };
}

/**
 * Refuses a baseline that differs from that of the policy: the two were agreed apart, and one of them
 * may be the easier one.
 */
function refuseOtherBaseline(
  io: Io,
  file: ConfigurationFile,
  baseline: string | undefined,
  { path, policy }: AgreedBaseline,
): void {
  if (baseline === undefined || resolve(io.folder, path) === resolve(io.folder, baseline)) return;
  const values = { policy, baseline: path };
  throw placed(file, ['baseline'], configurationError('config/other-baseline', values));
}

function placed(
  { source }: ConfigurationFile,
  path: Path,
  error: { readonly code: string; readonly severity: 'error'; readonly message: string },
): InputError {
  return new InputError([source.place({ ...error, path })]);
}

function placeIn(source: Source, path: Path): string {
  const { file, line, column } = source.place({ code: '', severity: 'error', message: '', path });
  return `${file}:${line}:${column}`;
}

function sourcesOf(
  values: GateSettings['values'],
  given: GateSettings['values'],
  placeOf: (name: string) => string,
): SettingSource[] {
  const isGiven = (name: string) =>
    Object.entries(given).some(
      ([own, value]) =>
        own === name && value !== undefined && (!Array.isArray(value) || value.length > 0),
    );
  return Object.entries(values).flatMap(([name, value]) => {
    if (value === undefined || value.length === 0) return [];
    const written = typeof value === 'string' ? value : value.join(' ');
    if (!isGiven(name)) {
      return [{ name, value: written, from: placeOf(name === 'format' ? 'output' : name) }];
    }
    return [{ name, value: written, from: name === 'answers' ? 'arguments' : `--${name}` }];
  });
}
