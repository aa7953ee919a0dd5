/** Synthesizes all stacks into cdk.out: `node infra/app.ts`, BAOMING_REGION names the region. */
import { buildApp } from './build-app.ts';

process.chdir(new URL('..', import.meta.url).pathname);
const region = process.env.BAOMING_REGION ?? 'ap-east-1';
const noticeOrigin = process.env.BAOMING_NOTICE_ORIGIN;
buildApp({
  region,
  outdir: process.env.CDK_OUTDIR ?? 'cdk.out',
  buildFolder: '.build',
  sitePages: 'web/site/dist',
  ...(noticeOrigin ? { noticeOrigin } : {}),
}).synth();
