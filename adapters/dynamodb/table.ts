import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Lookups } from '../keys/lookups.ts';
import type { Vault } from '../keys/vault.ts';

/** What every file of the store works with. */
export type Table = {
  document: DynamoDBDocumentClient;
  tableName: string;
  lookups: Lookups;
  vault: Vault;
};

export type Key = { PK: string; SK: string };

/** Instants in index keys: 13 digits, so that text order is time order. */
export const digits13 = (instant: number): string => String(instant).padStart(13, '0');

/** The keys of the single table, in one place. */
export const keyOf = {
  exam: (examId: string): Key => ({ PK: `EXAM#${examId}`, SK: 'EXAM' }),
  examVersion: (examId: string, version: number): Key => ({
    PK: `EXAM#${examId}#VERSIONS`,
    SK: String(version).padStart(8, '0'),
  }),
  /** The wrapped data key: without it nothing sealed of the exam can be opened. */
  dataKey: (examId: string): Key => ({ PK: `EXAM#${examId}`, SK: 'KEY' }),
  reasons: (examId: string): Key => ({ PK: `EXAM#${examId}`, SK: 'REASONS' }),
  reasonsVersion: (examId: string, version: number): Key => ({
    PK: `EXAM#${examId}#REASONS`,
    SK: String(version).padStart(8, '0'),
  }),
  examListing: (examId: string): Key => ({ PK: 'EXAMS', SK: examId }),
  position: (examId: string, code: string): Key => ({ PK: `EXAM#${examId}`, SK: `POS#${code}` }),
  positionEdition: (examId: string, edition: number): Key => ({
    PK: `EXAM#${examId}#POSITIONS`,
    SK: String(edition).padStart(8, '0'),
  }),
  departments: (examId: string): Key => ({ PK: `EXAM#${examId}`, SK: 'DEPARTMENTS' }),
  claim: (examId: string, idHmac: string): Key => ({
    PK: `EXAM#${examId}#ID#${idHmac}`,
    SK: 'CLAIM',
  }),
  state: (applicationId: string): Key => ({ PK: `APP#${applicationId}`, SK: 'STATE' }),
  form: (applicationId: string): Key => ({ PK: `APP#${applicationId}`, SK: 'FORM' }),
  appeal: (applicationId: string, sha256: string): Key => ({
    PK: `APP#${applicationId}`,
    SK: `APPEAL#${sha256}`,
  }),
  audit: (applicationId: string, version: number): Key => ({
    PK: `APP#${applicationId}`,
    SK: `AUDIT#${String(version).padStart(8, '0')}`,
  }),
  order: (orderNumber: string): Key => ({ PK: `ORD#${orderNumber}`, SK: 'ORDER' }),
  link: (orderNumber: string): Key => ({ PK: `ORD#${orderNumber}`, SK: 'LINK' }),
  capture: (gateway: string, transactionId: string): Key => ({
    PK: `CAP#${gateway}#${transactionId}`,
    SK: 'CAPTURE',
  }),
  refund: (refundNumber: string): Key => ({ PK: `RFD#${refundNumber}`, SK: 'REFUND' }),
  billDay: (gateway: string, day: string): Key => ({
    PK: `RECON#${gateway}#${day}`,
    SK: 'META',
  }),
  mass: (id: string): Key => ({ PK: `MASS#${id}`, SK: 'MASS' }),
  massMember: (id: string, refundNumber: string): Key => ({
    PK: `MASS#${id}`,
    SK: `REFUND#${refundNumber}`,
  }),
  export: (id: string): Key => ({ PK: `EXPORT#${id}`, SK: 'EXPORT' }),
  exportNote: (examId: string, now: number, id: string): Key => ({
    PK: `EXPORTS#${examId}`,
    SK: `${digits13(now)}#${id}`,
  }),
  uploads: (applicationId: string, of: 'photo' | 'document', day: number): Key => ({
    PK: `APP#${applicationId}`,
    SK: `UPLOADS#${of}#${day}`,
  }),
  searchHead: (examId: string, by: string): Key => ({
    PK: `SEARCHES#${examId}`,
    SK: `HEAD#${by}`,
  }),
  search: (examId: string, by: string, version: number): Key => ({
    PK: `SEARCHES#${examId}`,
    SK: `NOTE#${by}#${String(version).padStart(8, '0')}`,
  }),
  takeOver: (examId: string, now: number, applicationId: string): Key => ({
    PK: `TAKEOVERS#${examId}`,
    SK: `${digits13(now)}#${applicationId}`,
  }),
  limit: (bucket: string, stretch: number): Key => ({ PK: `LIMIT#${bucket}`, SK: `${stretch}` }),
  numberRequest: (id: string): Key => ({ PK: `NUMBER#${id}`, SK: 'REQUEST' }),
  seen: (applicationId: string): Key => ({ PK: `SEEN#${applicationId}`, SK: 'SEEN' }),
  counter: (examId: string, shard: number, department: string, position: string): Key => ({
    PK: `FIGURES#${examId}#${shard}`,
    SK: `${department}#${position}`,
  }),
  round: (examId: string): Key => ({ PK: `ROUND#${examId}`, SK: 'ROUND' }),
  login: (bucket: string): Key => ({ PK: `LOGIN#${bucket}`, SK: 'BUCKET' }),
};
