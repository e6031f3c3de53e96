/** What the tests use of the libraries for JSON-LD and RDF, which come without types. */

declare module 'jsonld' {
  const jsonld: { toRDF(document: object, options: object): Promise<object[]> };
  export default jsonld;
}

declare module 'rdf-canonize' {
  export function canonize(dataset: object[], options: object): Promise<string>;
}
