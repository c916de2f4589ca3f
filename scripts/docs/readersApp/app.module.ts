/** The reader's own app of Nest. */
export declare class AppModule {}
