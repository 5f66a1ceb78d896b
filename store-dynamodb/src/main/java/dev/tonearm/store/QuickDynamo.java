package dev.tonearm.store;

import dev.tonearm.aws.CallBounds;
import dev.tonearm.aws.CallWatch;
import dev.tonearm.aws.JsonService;
import dev.tonearm.aws.Wire;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.ThrottlingException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/// The SDK's client as far as the stores use it on items, by a wire that loads a fifth of what the
/// SDK's own client loads (docs/adr/0018). What it does not know throws
/// `UnsupportedOperationException`, as the interface does.
final class QuickDynamo implements DynamoDbClient {
    private static final JsonService.Target TARGET =
            new JsonService.Target("DynamoDB", "DynamoDB_20120810");

    private final JsonService service;

    QuickDynamo(Wire wire, CallBounds limits, CallWatch watch) {
        this.service = new JsonService(TARGET, wire, limits, QuickDynamo::failure, watch);
    }

    private static AwsServiceException.Builder failure(String code) {
        return switch (code) {
            case "ConditionalCheckFailedException" -> ConditionalCheckFailedException.builder();
            case "TransactionCanceledException" -> TransactionCanceledException.builder();
            case "TransactionInProgressException" -> TransactionInProgressException.builder();
            case "ProvisionedThroughputExceededException" ->
                    ProvisionedThroughputExceededException.builder();
            case "RequestLimitExceeded" -> RequestLimitExceededException.builder();
            case "ThrottlingException" -> ThrottlingException.builder();
            case "ResourceNotFoundException" -> ResourceNotFoundException.builder();
            case "InternalServerError" -> InternalServerErrorException.builder();
            default -> DynamoDbException.builder();
        };
    }

    @Override
    public GetItemResponse getItem(GetItemRequest request) {
        return service.call("GetItem", request, GetItemResponse.builder()).build();
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        return service.call("PutItem", request, PutItemResponse.builder()).build();
    }

    @Override
    public UpdateItemResponse updateItem(UpdateItemRequest request) {
        return service.call("UpdateItem", request, UpdateItemResponse.builder()).build();
    }

    @Override
    public DeleteItemResponse deleteItem(DeleteItemRequest request) {
        return service.call("DeleteItem", request, DeleteItemResponse.builder()).build();
    }

    @Override
    public QueryResponse query(QueryRequest request) {
        return service.call("Query", request, QueryResponse.builder()).build();
    }

    @Override
    public ScanResponse scan(ScanRequest request) {
        return service.call("Scan", request, ScanResponse.builder()).build();
    }

    @Override
    public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
        return service.call("BatchGetItem", request, BatchGetItemResponse.builder()).build();
    }

    @Override
    public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
        return service.call("BatchWriteItem", request, BatchWriteItemResponse.builder()).build();
    }

    @Override
    public BatchExecuteStatementResponse batchExecuteStatement(
            BatchExecuteStatementRequest request) {
        return service.call(
                        "BatchExecuteStatement", request, BatchExecuteStatementResponse.builder())
                .build();
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        return service.call("TransactWriteItems", request, TransactWriteItemsResponse.builder())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Connections end with the process.
    }
}
