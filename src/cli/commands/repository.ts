import { Command } from 'commander';
import type { InitOptions } from '../../authoring/init.ts';
import type { GateSettings, SettingSource } from '../../configuration/settings.ts';
import type { Io } from '../../io/io.ts';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import { addGateOptions, addReportOptions, choiceOption } from '../options.ts';
import { type AuditOptions, auditAnswers } from './audit.ts';

interface GateCommandOptions extends AuditOptions {
  readonly config?: string | false;
  readonly showConfig?: boolean;
}

/** Makes `align gate`, which judges the round that `align.config.yaml` names. */
export const gateCommand: CommandFactory = (io, finish) =>
  addGateOptions(
    addReportOptions(
      new Command('gate')
        .description(helpWords.gate.description)
        .argument('[path...]', helpWords.gate.path)
        .option('--config <file>', helpWords.gate.config)
        .option('--no-config', helpWords.gate.noConfig)
        .option('--show-config', helpWords.gate.showConfig),
    ),
    helpWords.gate.heading,
  )
    .addHelpText('after', helpWords.gate.examples)
    .action(async (paths: readonly string[], _: GateCommandOptions, command: Command) => {
      const options = command.optsWithGlobals<GateCommandOptions>();
      const { gateSettings, printRound, refuseWithoutRules } = await import(
        '../../configuration/settings.ts'
      );
      const settings = await gateSettings(io, { ...options, answers: paths });
      if (options.showConfig) return showSettings(io, settings, command);
      refuseWithoutRules(settings, options);
      printRound(io, settings);
      const { answers, ...values } = settings.values;
      finish(await auditAnswers(settings.io, answers, { ...options, ...given(values) }));
    });

/** CI systems that a workflow is written for. */
const CI_SYSTEMS = ['github', 'gitlab', 'none'] as const;

/** Makes `align init`, which writes the configuration of a repository. */
export const initCommand: CommandFactory = (io) =>
  new Command('init')
    .description(helpWords.init.description)
    .option('--subject <name>', helpWords.init.subject)
    .option('--checklist <id|file>', helpWords.init.checklist)
    .addOption(choiceOption('--ci <system>', helpWords.init.ci({ names: CI_SYSTEMS }), CI_SYSTEMS))
    .option('--hook', helpWords.init.hook)
    .addHelpText('after', helpWords.init.examples)
    .action(async (_: object, command: Command) => {
      const { initRepository } = await import('../../authoring/init.ts');
      await initRepository(io, command.optsWithGlobals<InitOptions>());
    });

const TEXT_FORMATS = ['text', 'json'] as const;

interface DoctorOptions {
  readonly format?: (typeof TEXT_FORMATS)[number];
  readonly color: boolean;
}

/** Makes `align doctor`, which checks the set-up of a repository and of this machine. */
export const doctorCommand: CommandFactory = (io, finish) =>
  new Command('doctor')
    .description(helpWords.doctor.description)
    .addOption(
      choiceOption(
        '-f, --format <name>',
        helpWords.doctor.format({ names: TEXT_FORMATS }),
        TEXT_FORMATS,
      ),
    )
    .addHelpText('after', helpWords.doctor.examples)
    .action(async (_: object, command: Command) => {
      const { examine, findingsInJson, findingsInLines } = await import(
        '../../authoring/doctor.ts'
      );
      const { format, color } = command.optsWithGlobals<DoctorOptions>();
      const findings = await examine(io, color);
      io.stdout.write(format === 'json' ? findingsInJson(findings) : findingsInLines(findings));
      if (findings.some(({ state }) => state === 'wrong')) finish('check-failed');
    });

/** Prints each setting with its source; those that only the command line has come last. */
async function showSettings(io: Io, settings: GateSettings, command: Command): Promise<void> {
  const { settingsInJson, settingsInLines } = await import('../../configuration/settings.ts');
  const { format } = command.opts<GateCommandOptions>();
  const known = new Set(['config', 'showConfig', ...settings.sources.map(({ name }) => name)]);
  const others = command.options.flatMap((option): readonly SettingSource[] => {
    const name = option.attributeName();
    if (known.has(name) || command.getOptionValueSource(name) !== 'cli') return [];
    return [{ name, value: String(command.getOptionValue(name)), from: option.long ?? name }];
  });
  const all = { ...settings, sources: [...settings.sources, ...others] };
  const isJson = format?.includes('json') ?? false;
  io.stdout.write(isJson ? settingsInJson(all) : settingsInLines(all));
}

/** Values without `undefined`. */
type Given<Values> = { readonly [Name in keyof Values]?: Exclude<Values[Name], undefined> };

/** Returns the settings that have a value: an option left out must stay left out. */
function given<Values extends object>(values: Values): Given<Values> {
  const set = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(set) as Given<Values>;
}
