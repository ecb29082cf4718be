import { Hono } from 'hono';
import type { DocumentTree } from '#lib/exchange/tree/document-tree.ts';
import { PdfRequest } from '#lib/protocol/pdf.ts';
import { PressFault } from '../../pdf/press.ts';
import type { AppEnv, Services } from '../context.ts';
import { HttpProblem } from '../problem.ts';
import type { HttpProblemCode } from '../problem.ts';
import { DOCUMENT_BODY, readBody } from '../request-body.ts';

const PROBLEMS: Record<Exclude<PressFault['code'], 'broken'>, HttpProblemCode> = {
  missing: 'pdf-missing',
  busy: 'pdf-busy',
  'too-long': 'pdf-too-long',
  refused: 'pdf-refused',
};

/** A document of a device, typeset: the device says everything it holds, nothing is read here and nothing kept. */
export function pdfRoutes(services: Services): Hono<AppEnv> {
  const routes = new Hono<AppEnv>();

  routes.post('/pdf', async (c) => {
    const { person } = await services.signedIn(c);
    services.pdfBucket.take(person);
    const request = await readBody(c, PdfRequest, DOCUMENT_BODY);
    const { ente } = services.host;
    const plan = await ente.document({ kind: 'plan', year: request.year });
    // Unknown and forbidden look alike.
    if (plan === null || ente.accessOf(person, plan) === 'none') throw new HttpProblem('not-found');
    const tree: DocumentTree = request.tree;
    try {
      const pdf = await services.parts.press.print({ ...request, tree });
      return new Response(Buffer.from(pdf), {
        headers: { 'content-type': 'application/pdf', 'cache-control': 'no-store' },
      });
    } catch (fault) {
      if (!(fault instanceof PressFault) || fault.code === 'broken') throw fault;
      services.parts.log({ level: 'warn', requestId: c.var.requestId, code: fault.code });
      throw new HttpProblem(PROBLEMS[fault.code]);
    }
  });

  return routes;
}
