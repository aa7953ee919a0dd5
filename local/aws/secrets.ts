import { AwsError, type Service } from './service.ts';

/** Secrets Manager, as far as functions read secrets. */
export function secretsManager(values: Map<string, string>): Service {
  const getSecretValue: Service[string] = ({ input, authorize }) => {
    const arn = String(input.SecretId);
    const value = values.get(arn);
    authorize('secretsmanager:GetSecretValue', arn);
    if (value === undefined || input.VersionStage === 'AWSPREVIOUS')
      throw new AwsError(400, 'ResourceNotFoundException', 'Secrets Manager cannot find it.');
    return {
      ARN: arn,
      Name: arn.split(':').at(-1),
      SecretString: value,
      VersionId: '00000000-0000-0000-0000-000000000001',
      VersionStages: ['AWSCURRENT'],
      CreatedDate: 1_767_225_600,
    };
  };
  return { GetSecretValue: getSecretValue };
}
