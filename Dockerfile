# syntax=docker/dockerfile:1
# 烽火。配置挂在 /config（只读即可），数据在 /data；根文件系统可以只读：
#   docker run --read-only --tmpfs /tmp -v ./config:/config:ro -v fenghuo:/data -p 4040:4040 fenghuo
# 示例连锁不对外服务，所以容器里要有自己的配置（fenghuo init 写一份样本）。

FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY prisma.config.ts tsconfig.json ./
COPY prisma ./prisma
COPY scripts ./scripts
COPY src ./src
COPY examples ./examples
COPY models ./models
RUN node scripts/generate.js && npm prune --omit=dev

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends tini \
  && rm -rf /var/lib/apt/lists/* \
  && groupadd --gid 10001 fenghuo \
  && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin fenghuo \
  && install -d -o 10001 -g 10001 -m 0700 /data \
  && install -d /config
WORKDIR /app
COPY --from=build /app ./
ENV NODE_ENV=production FENGHUO_CONFIG=/config FENGHUO_DATA=/data HOST=0.0.0.0 PORT=4040
USER 10001:10001
VOLUME /data
EXPOSE 4040
HEALTHCHECK --interval=15s --timeout=3s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["tini", "--"]
CMD ["node", "--import", "./scripts/cache.js", "src/main.ts"]
