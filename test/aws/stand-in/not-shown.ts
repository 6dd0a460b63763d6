/** Types of resources that moto does not make, each with what is asserted instead. `docs/aws-proof.md` shows the same list. */
export const notShown: Readonly<Record<string, string>> = {
  "AWS::CloudWatch::Alarm": "the templates: each alarm's metric, threshold, action and section of the runbook",
  "AWS::Lambda::EventSourceMapping":
    "the tests poll each queue as Lambda does, by the mapping's own settings, with the function's role",
  "AWS::S3::BucketPolicy":
    "the tests ask the policy before SES stores a mail; moto would apply its refusal of plain HTTP to themselves",
  "AWS::Lambda::EventInvokeConfig":
    "the tests repeat a failed run and send its event on, as often and to where the template says",
  "AWS::SES::ConfigurationSetEventDestination":
    "the tests publish the documented events, if the topic's policy lets SES",
};
