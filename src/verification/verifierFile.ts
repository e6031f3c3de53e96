/**
 * Puts the single-file verifier together: one HTML file with style, scripts, the issuer's keys and the newest status
 * lists inside, which works from a disk. Its own Content-Security-Policy names the two by their hashes and allows
 * nothing else, no connection either.
 */
import { createHash } from 'node:crypto';

/** What goes in. */
export interface VerifierParts {
  /** Browser modules by name, as in `public/js`. */
  readonly modules: Readonly<Record<string, string>>;
  readonly style: string;
  readonly organisation: string;
  readonly knowledge: {
    readonly fetchedAt: string;
    readonly timeZone: string;
    readonly keys: readonly object[];
    /** As VC-JWT. */
    readonly lists: readonly string[];
  };
  /** Sentences by language and short name. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Modules that the file carries, with what each gives; the last one starts it. */
export const verifierModules = {
  'payload-reader': ['readPayload'],
  'status-reader': ['readStatusList', 'statusIn'],
  'verify-judge': ['judgePayload', 'digitsOf'],
  'verify-result': ['resultOfPayload', 'plainResult', 'showResult', 'ageOf', 'momentOf'],
  'verify-standalone': ['startVerifier'],
} as const;

/** The whole file. */
export function verifierFile({ modules, style, organisation, knowledge, words }: VerifierParts): string {
  const script = scriptOf(modules);
  const carried = JSON.stringify({ knowledge, words }).replaceAll('<', '\\u003c');
  const policy = `default-src 'none'; script-src ${hashOf(script)}; style-src ${hashOf(style)}; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>离线证书查验器 Offline verifier</title>
<style>${style}</style>
</head>
<body>
<main>
<section id="result" aria-live="assertive" hidden></section>
<section class="sheet" id="ready" hidden>
<h1 data-say="title"></h1>
<p>${markup(organisation)}</p>
<p data-say="text"></p>
<form id="form">
<div id="photo"><label for="file" data-say="photo"></label><input id="file" type="file" accept="image/*"></div>
<p class="note" id="noDetector" data-say="noDetector"></p>
<label for="text" data-say="paste"></label><textarea id="text" rows="5" spellcheck="false" autocomplete="off"></textarea>
<button type="submit" data-say="check"></button>
</form>
<p class="known" data-say="made"></p>
<button type="button" id="language" data-say="language"></button>
</section>
<noscript><p class="sheet">${markup(words['zh-CN']?.needsScript ?? '')} ${markup(words.en?.needsScript ?? '')}</p></noscript>
</main>
<script type="application/json" id="carried">${carried}</script>
<script type="module">${script}</script>
</body>
</html>
`;
}

/** Each module in a scope of its own, since two may use one name. */
function scriptOf(modules: Readonly<Record<string, string>>): string {
  const scopes = Object.entries(verifierModules).map(([name, given]) => {
    const source = modules[name];
    if (source === undefined) throw new Error(`The verifier lacks ${name}.`);
    return `const ${variable(name)} = (() => {\n${source.replace(/^export /gm, '')}\nreturn { ${given.join(', ')} };\n})();`;
  });
  const readers = '{ ...payload_reader, ...status_reader }';
  const start = `verify_standalone.startVerifier({ judge: verify_judge, result: verify_result, readers: ${readers}, carried: JSON.parse(document.getElementById('carried').textContent) });`;
  return [...scopes, start].join('\n');
}

function variable(module: string): string {
  return module.replaceAll('-', '_');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function markup(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
