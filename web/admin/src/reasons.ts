import { createContext, useContext } from 'react';
import { defaultReasons, type ReasonLibrary } from '#domain/reason-library.ts';

export const OTHER = 'other';
/** Longest free text that the server takes. */
export const MAX_REASON = 500;

const Library = createContext<ReasonLibrary>(defaultReasons);
/** The exam's own library, for every picker below. */
export const ReasonsProvider = Library.Provider;
/** Keys 1-9 pick from a list, in its order. */
export const useReasons = (): ReasonLibrary => useContext(Library);
