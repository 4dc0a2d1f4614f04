// SPDX-License-Identifier: EUPL-1.2
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { FRAMEWORK_CLASSES, usedStyle } from './framework-style.ts';

/** Where the files that the pages load are on disk. */
export interface AssetPaths {
  /** Style sheets, in the order in which they apply; each one is served whole. */
  readonly frameworkStyle: string;
  /** Our own style sheets, served as one. */
  readonly styles: readonly string[];
  readonly fonts: { readonly regular: string; readonly semibold: string };
  readonly icon: string;
  /** The logo of the body, absent or null for the service's own. */
  readonly logo?: { readonly type: string; readonly content: Buffer } | null;
  /** The compiled client modules; none when the client was not built: the pages work without it. */
  readonly client: readonly string[];
}

type Bytes = Uint8Array<ArrayBuffer>;

/** A file of the fixed map. It is made and compressed when first sent so: the service does not start later for it. */
export interface Asset {
  readonly type: string;
  readonly body: () => Bytes;
  readonly gzip?: () => Bytes;
  readonly brotli?: () => Bytes;
}

/** All the files, by address, and the addresses that a page's head names. */
export interface Assets {
  readonly byAddress: ReadonlyMap<string, Asset>;
  readonly styles: readonly string[];
  readonly fonts: readonly string[];
  readonly icon: string;
  readonly logo: string | null;
  /** The client's modules, the entry point first. */
  readonly client: readonly string[];
}

const STYLES = [
  'base.css',
  'header-footer.css',
  'conversation.css',
  'answer.css',
  'document.css',
  'records.css',
  'feedback.css',
  'sheet.css',
  'media.css',
];
const CLIENT_ENTRY = 'main.js';

/** Finds the files from where this module stands, in `src` as in `dist`. Throws when the packages are not installed. */
export function findAssets(): AssetPaths {
  const here = dirname(fileURLToPath(import.meta.url));
  const root = dirname(dirname(here));
  const own = firstExisting([join(here, 'assets'), join(root, 'src', 'web', 'assets')]);
  const client = [join(here, 'client'), join(root, 'dist', 'web', 'client')].find((folder) =>
    existsSync(join(folder, CLIENT_ENTRY)),
  );
  const framework = createRequire(import.meta.url).resolve(
    'bootstrap-italia/dist/css/bootstrap-italia.min.css',
  );
  const fonts = join(dirname(dirname(framework)), 'fonts', 'Titillium_Web');
  return {
    frameworkStyle: framework,
    styles: STYLES.map((name) => join(own, name)),
    fonts: {
      regular: join(fonts, 'titillium-web-v10-latin-ext_latin-regular.woff2'),
      semibold: join(fonts, 'titillium-web-v10-latin-ext_latin-600.woff2'),
    },
    icon: join(own, 'favicon.svg'),
    client:
      client === undefined
        ? []
        : readdirSync(client)
            .filter((name) => name.endsWith('.js'))
            .sort((a, b) => Number(b === CLIENT_ENTRY) - Number(a === CLIENT_ENTRY) || a.localeCompare(b))
            .map((name) => join(client, name)),
  };
}

/** A file as it is on disk, and as it is sent. */
interface SourceFile {
  readonly type: string;
  readonly source: Buffer;
  readonly made: () => Buffer;
}

/**
 * Reads the files once. They share one folder, named by the hash of all of them: their addresses can
 * be cached for ever, and the relative links inside style sheets and modules keep working.
 */
export function loadAssets(paths: AssetPaths): Assets {
  const files = new Map<string, SourceFile>();
  const add = (name: string, type: string, source: Buffer, made = () => source) => {
    files.set(name, { type, source, made });
    return name;
  };
  const css = 'text/css; charset=utf-8';
  const framework = readFileSync(paths.frameworkStyle);
  const styles = [
    add('bootstrap-italia.css', css, framework, () =>
      Buffer.from(usedStyle(framework.toString('utf8'), FRAMEWORK_CLASSES)),
    ),
    add('chiedicasa.css', css, Buffer.concat(paths.styles.map((path) => readFileSync(path)))),
  ];
  const fonts = [
    add('titillium-web-regular.woff2', 'font/woff2', readFileSync(paths.fonts.regular)),
    add('titillium-web-semibold.woff2', 'font/woff2', readFileSync(paths.fonts.semibold)),
  ];
  const icon = add('favicon.svg', 'image/svg+xml', readFileSync(paths.icon));
  const logo = paths.logo
    ? add(paths.logo.type === 'image/png' ? 'logo.png' : 'logo.svg', paths.logo.type, paths.logo.content)
    : null;
  const client = paths.client.map((path) =>
    add(basename(path), 'text/javascript; charset=utf-8', readFileSync(path)),
  );

  const hash = createHash('sha256').update([...FRAMEWORK_CLASSES].join());
  for (const [name, file] of files) hash.update(name).update(file.source);
  const folder = `/risorse/${hash.digest('hex').slice(0, 12)}`;
  const address = (name: string) => `${folder}/${name}`;
  return {
    byAddress: new Map([...files].map(([name, file]) => [address(name), prepare(file)])),
    styles: styles.map(address),
    fonts: fonts.map(address),
    icon: address(icon),
    logo: logo === null ? null : address(logo),
    client: client.map(address),
  };
}

/** Answers with an asset in the smallest form that the client accepts. */
export function sendAsset(asset: Asset, acceptedEncodings: string): Response {
  const headers = new Headers({
    'content-type': asset.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  });
  const chosen = acceptedEncodings.toLowerCase();
  if (asset.brotli && /\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(chosen)) {
    headers.set('content-encoding', 'br');
    return new Response(asset.brotli(), { headers });
  }
  if (asset.gzip && /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(chosen)) {
    headers.set('content-encoding', 'gzip');
    return new Response(asset.gzip(), { headers });
  }
  return new Response(asset.body(), { headers });
}

function prepare({ type, made }: SourceFile): Asset {
  const body = once(made);
  // Fonts and pictures are compressed already.
  if (type.startsWith('font/') || type === 'image/png') return { type, body };
  return {
    type,
    body,
    gzip: once(() => gzipSync(body(), { level: 9 })),
    brotli: once(() => brotliCompressSync(body(), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })),
  };
}

function once(make: () => Buffer): () => Bytes {
  let made: Bytes | undefined;
  return () => {
    made ??= new Uint8Array(make());
    return made;
  };
}

function firstExisting(folders: readonly string[]): string {
  const found = folders.find((folder) => existsSync(folder));
  if (found === undefined)
    throw new Error(`Mancano i file della pagina web. Cercati in: ${folders.join(', ')}.`);
  return found;
}
