/** An opinion has a few hundred letters, with all that comes around it a few thousand. */
const mostBytes = 64 * 1024;

/**
 * `fetch` whose answer is read to its end; where it becomes too long to be one it is left, and nothing was said: a server that
 * goes on and on must not fill our memory (inflated bytes count).
 */
export async function bounded(...request: Parameters<typeof fetch>): Promise<Response> {
  const response = await fetch(...request);
  if (!response.body) return response;
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body) {
    size += part.length;
    if (size > mostBytes) return Response.json({}, { status: response.status });
    parts.push(part);
  }
  const { status, headers } = response;
  return new Response(size === 0 ? null : Buffer.concat(parts), { status, headers });
}
