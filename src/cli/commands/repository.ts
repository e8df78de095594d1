import { Command } from 'commander';
import type { GateSettings, SettingSource } from '../../configuration/settings.ts';
import { userError } from '../../diagnostic.ts';
import type { Io } from '../../io/io.ts';
import { safeText } from '../../text/safe.ts';
import { helpWords } from '../../words/help.ts';
import type { CommandFactory } from '../exit.ts';
import { addGateOptions, addReportOptions } from '../options.ts';
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
      const { gateSettings } = await import('../../configuration/settings.ts');
      const settings = await gateSettings(io, { ...options, answers: paths });
      const { configurationWords } = await import('../../words/configuration-errors.ts');
      if (options.showConfig) return showSettings(io, settings, command);
      const { answers, ...values } = settings.values;
      const judged = [
        values.policy,
        options.minScore,
        options.minBand,
        options.maxAge,
        options.maxDrop,
      ];
      if (judged.every((own) => own === undefined)) throw userError(configurationWords.noRules());
      const { config, round } = settings;
      if (config !== null && round !== null) {
        const { path: name, of } = round;
        io.stderr.write(`${safeText(configurationWords.audited({ config, round: name, of }))}\n`);
      }
      finish(await auditAnswers(settings.io, answers, { ...options, ...given(values) }));
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
