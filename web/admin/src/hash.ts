import { useEffect, useState } from 'react';

/** `#/photo?department=620102`: the page, and the filter that a link keeps. Never personal data. */
export function useHash() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const [page = '', query = ''] = hash.split('?');
  return { page, filter: new URLSearchParams(query) };
}

/** Changes one part of the filter in the address; the pages follow it. */
export function setFilter(name: string, value: string | undefined): void {
  const [page = '', query = ''] = location.hash.split('?');
  const filter = new URLSearchParams(query);
  if (value) filter.set(name, value);
  else filter.delete(name);
  const text = filter.toString();
  location.hash = text ? `${page}?${text}` : page;
}
