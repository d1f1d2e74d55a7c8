# Builds the wheel in one step and installs it, with the versions that were tested, in the other.
# The folder /data holds config.toml, the database and the key: keep it on a volume.
#
#   docker build -t mutualaid-bot .
#   docker run --rm -v mutualaid:/data mutualaid-bot check
#   docker run -d --restart unless-stopped --init -v mutualaid:/data mutualaid-bot

FROM python:3.11-slim AS build
WORKDIR /src
COPY . .
RUN pip wheel --no-deps --wheel-dir /wheels .

FROM python:3.11-slim
RUN useradd --create-home --uid 10001 bot && mkdir /data && chown bot:bot /data
COPY constraints.txt /tmp/constraints.txt
COPY --from=build /wheels /wheels
RUN pip install --no-cache-dir --constraint /tmp/constraints.txt /wheels/*.whl && rm -rf /wheels /tmp/constraints.txt
# Whether it is well, for whatever watches over the container; no other port is needed.
ENV MUTUALAID_HEALTH__LISTEN=0.0.0.0:8080
EXPOSE 8080
HEALTHCHECK --start-period=60s CMD ["python", "-c", \
  "from urllib.request import urlopen; urlopen('http://127.0.0.1:8080/healthz', timeout=5)"]
USER bot
WORKDIR /data
VOLUME /data
# A stop must reach the bot itself, which then finishes what it began.
STOPSIGNAL SIGTERM
ENTRYPOINT ["mutualaid-bot"]
CMD ["run"]
