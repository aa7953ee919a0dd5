import { describe, expect, it } from 'vitest';
import { functionsOf, ofType, synthesize } from './synthesize.ts';

const stacks = synthesize('ap-east-1');
const functions = ofType(functionsOf(stacks), 'AWS::Lambda::Function');
const parts = [stacks.BaomingStaff, stacks.BaomingApi];
const groups = parts.flatMap((stack) => ofType(stack, 'AWS::CodeDeploy::DeploymentGroup'));
const operations = functions.map(({ Properties }) => Properties.Description as string);
const alarms = ofType(stacks.BaomingOps, 'AWS::CloudWatch::Alarm').map(
  ({ Properties }) => Properties.AlarmName,
);

describe('a new version', () => {
  it('reaches every operation by a group of its own', () => {
    expect(groups).toHaveLength(functions.length);
  });

  it('takes a tenth of the calls for five minutes, then all', () => {
    for (const { Properties } of groups)
      expect(Properties).toMatchObject({
        DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
        DeploymentStyle: {
          DeploymentType: 'BLUE_GREEN',
          DeploymentOption: 'WITH_TRAFFIC_CONTROL',
        },
      });
  });

  it('goes back by itself: on a failure, on a stop, on the alarm of its own operation', () => {
    const watched = groups.map(({ Properties }) => {
      expect(Properties.AutoRollbackConfiguration).toEqual({
        Enabled: true,
        Events: expect.arrayContaining([
          'DEPLOYMENT_FAILURE',
          'DEPLOYMENT_STOP_ON_REQUEST',
          'DEPLOYMENT_STOP_ON_ALARM',
        ]),
      });
      expect(Properties.AlarmConfiguration).toMatchObject({ Enabled: true });
      return Properties.AlarmConfiguration.Alarms.map(({ Name }: { Name: string }) => Name);
    });
    expect(watched.flat().toSorted()).toEqual(
      operations.map((name) => `baoming-${name}-errors`).toSorted(),
    );
  });

  it('watches alarms that exist', () => {
    for (const name of operations) expect(alarms).toContain(`baoming-${name}-errors`);
  });

  it('is moved by the alias alone: an alias of each function, by CodeDeploy', () => {
    const aliases = parts.flatMap((stack) => ofType(stack, 'AWS::Lambda::Alias'));
    expect(aliases).toHaveLength(functions.length);
    for (const alias of aliases) {
      expect(alias.Properties.Name).toBe('live');
      expect(alias.UpdatePolicy?.CodeDeployLambdaAliasUpdate).toBeDefined();
    }
  });
});
