import { App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks, NIST80053R5Checks } from "cdk-nag";
import * as z from "zod";

import { accordStage } from "./accord-stage.ts";
import { acknowledgeNist } from "./acknowledge-nist.ts";
import { readStageSettings } from "./read-stage-settings.ts";

const app = new App();
const stage = z.string().default("dev").parse(app.node.tryGetContext("stage"));
accordStage(app, readStageSettings(stage));
Tags.of(app).add("product", "accord");
Tags.of(app).add("stage", stage);
// CDK adds its own offline template validator to every synthesis; this adds two packs of cdk-nag.
Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
acknowledgeNist(app);
app.synth();
