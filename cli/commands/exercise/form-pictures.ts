import type { Command } from "commander";

import { formatPounds } from "../../../shared/domain/amounts-and-days/format-pounds.ts";
import { exerciseIdSchema } from "../../../shared/domain/exercise/exercise.ts";
import { organisationCodeSchema } from "../../../shared/domain/organisation/organisation-code.ts";
import { picturedPositionsSchema, type Picture } from "../../../shared/records/form/pictures.ts";
import { type CommandContext, withConnection } from "../../command-context.ts";
import { minuteOf } from "../../output/minute-of.ts";
import { textTable } from "../../output/text-table.ts";
import { exerciseOf } from "../../system/exercise-option.ts";
import { parseOptions, systemOptions, withList } from "../../system/system-options.ts";
import { printResult } from "../../output/print-result.ts";
import { withForm } from "./form-sign.ts";

const options = systemOptions.extend({ organisation: organisationCodeSchema, exercise: exerciseIdSchema.optional() });

/** `accord form pictures` */
export function addFormPictures(form: Command, context: CommandContext): void {
  withForm(withList(form.command("pictures")))
    .description("print how it stood at each deadline that has passed; with --json each counterparty")
    .action(async (given: unknown) => {
      const { organisation, exercise: named, ...rest } = parseOptions(options, given);
      const pictures = await withConnection(context, rest, async (system) => {
        const { exercise } = await exerciseOf(system, named);
        const { pictures: kept, objects } = system.records;
        return Promise.all(
          (await kept.of(organisation, exercise)).map(async (picture) => ({
            ...picture,
            counterparties: await objects.get(picture.positions, picturedPositionsSchema),
          })),
        );
      });
      printResult(context.terminal, rest, pictures, () =>
        pictures.length === 0
          ? ["No deadline of the exercise has passed since its ledger is here."]
          : textTable(pictures, columns),
      );
    });
}

const amount = (heading: string, of: (picture: Picture) => Picture["agreedPence"]) => ({
  heading,
  of: (picture: Picture) => formatPounds(of(picture)),
  right: true,
});

const columns = [
  { heading: "At", of: ({ moment }: Picture) => moment },
  { heading: "Deadline", of: ({ deadline }: Picture) => deadline },
  { heading: "Statements", of: ({ statements }: Picture) => String(statements), right: true },
  { heading: "Missing", of: ({ missing }: Picture) => String(missing), right: true },
  amount("Notified", (picture) => picture.notifiedPence),
  amount("Agreed", (picture) => picture.agreedPence),
  amount("Not agreed", (picture) => picture.notAgreedPence),
  amount("In dispute", (picture) => picture.inDisputePence),
  { heading: "Taken", of: ({ takenAt }: Picture) => minuteOf(takenAt) },
];
