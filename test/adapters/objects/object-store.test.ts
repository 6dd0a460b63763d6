import { S3Client } from "@aws-sdk/client-s3";
import { startFauxqs } from "fauxqs";

import { s3ObjectStore } from "../../../shared/adapters/objects/s3-object-store.ts";
import { objectStoreContract } from "../../contracts/object-store-contract.ts";
import { inMemoryObjectStore } from "../../in-memory/object-store.ts";

objectStoreContract("in memory", () =>
  Promise.resolve({ store: inMemoryObjectStore(), close: () => Promise.resolve() }),
);

objectStoreContract("fauxqs", async () => {
  const server = await startFauxqs({ port: 0, host: "127.0.0.1", logger: false });
  server.createBucket("accord-records");
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${server.port}`,
    region: "eu-west-2",
    forcePathStyle: true,
    credentials: { accessKeyId: "local", secretAccessKey: "local" },
  });
  return {
    store: s3ObjectStore(client, "accord-records"),
    close: async () => {
      client.destroy();
      await server.stop();
    },
  };
});
