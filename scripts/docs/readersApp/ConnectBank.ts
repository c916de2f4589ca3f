/** The reader's own component around a button of the kit. */
export declare function ConnectBank(): React.JSX.Element
