# syntax=docker/dockerfile:1

# The same user builds and runs: compiled code is kept for each apart.
FROM node:24.21.0-bookworm-slim AS build
USER 1000:1000
RUN mkdir /home/node/source
WORKDIR /home/node/source
COPY --chown=1000:1000 . .
RUN npm run build -- --out /home/node/tenon

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 METRICS_HOST=0.0.0.0
WORKDIR /tenon
# Owned by root, so that the server can change nothing of itself.
COPY --from=build /home/node/tenon ./
# The image's own user, by number: Kubernetes can then see that it is not root.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --start-interval=1s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.ts"]
