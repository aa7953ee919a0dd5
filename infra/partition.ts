import { type Stack, Token } from 'aws-cdk-lib';

/** China is a partition of its own, where some services and resource types do not exist. */
export const isChina = ({ region }: Stack): boolean =>
  !Token.isUnresolved(region) && region.startsWith('cn-');
