/** Holds the places of documents outside the database for this process, as the settings name them. */
import type { Settings } from '../config.ts';
import { type FileStore, folderFiles, s3Files } from '../lib/fileStore.ts';

let opened: readonly (FileStore | null)[] = [null];

/** Takes the places from the settings: new documents go to the first, all are read; `database` needs no place. */
export function openFileStores({ documentStores, s3 }: Pick<Settings, 'documentStores' | 's3'>): void {
  opened = documentStores.map((store) => {
    const [kind, place] = [store.slice(0, store.indexOf(':')), store.slice(store.indexOf(':') + 1)];
    if (kind === 'folder') return folderFiles(place);
    return kind === 's3' && s3 ? s3Files(place.replace(/\/+$/, ''), s3) : null;
  });
}

/** Where new documents go; null: into the database. */
export function newFileStore(): FileStore | null {
  return opened[0] ?? null;
}

/**
 * The place of this kind.
 * @throws when the settings no longer name one.
 */
export function fileStoreOf(kind: string): FileStore {
  const store = opened.find((one) => one?.kind === kind);
  if (!store)
    throw new Error(`Documents were put into a store of kind "${kind}": name it in DOCUMENT_STORE.`);
  return store;
}
