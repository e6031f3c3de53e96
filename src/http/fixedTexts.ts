/**
 * Writes the texts that never vary into a template before it is compiled, once for each language: most of a page is
 * such texts, and looking each up again for every reader costs more than all the rest of rendering.
 */
import handlebars from 'handlebars';
import { isTranslationKey, type Locale, translator } from '../i18n/translate.ts';

/** The template's syntax tree with every `{{t 'key'}}` without values replaced by its text. */
export function withFixedTexts(source: string, locale: Locale): hbs.AST.Program {
  const program = handlebars.parse(source);
  const visitor = new handlebars.Visitor() as handlebars.Visitor & { mutating: boolean };
  visitor.mutating = true;
  visitor.MustacheStatement = (statement) => fixedText(statement, locale);
  visitor.accept(program);
  return program;
}

/** The text in the statement's place; nothing leaves the statement as it is. */
function fixedText(
  statement: hbs.AST.MustacheStatement,
  locale: Locale,
): hbs.AST.ContentStatement | undefined {
  const { path, params, hash, escaped, loc } = statement;
  const [key] = params;
  const isText = path.type === 'PathExpression' && (path as hbs.AST.PathExpression).original === 't';
  if (!isText || hash?.pairs.length > 0 || params.length !== 1 || key?.type !== 'StringLiteral')
    return undefined;
  const name = (key as hbs.AST.StringLiteral).value;
  if (!isTranslationKey(name)) throw new Error(`There is no text ${name}.`);
  const text = translator(locale)(name);
  const value = escaped ? handlebars.escapeExpression(text) : text;
  return { type: 'ContentStatement', loc, value, original: value } as unknown as hbs.AST.ContentStatement;
}
